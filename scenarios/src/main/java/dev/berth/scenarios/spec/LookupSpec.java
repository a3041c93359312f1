package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A file that says more about each value of one column. */
public record LookupSpec(
    @JsonPropertyDescription("Path of a .csv or .csv.gz file, relative to the scenario.")
        String file,
    @JsonPropertyDescription("The column that both files have.") String key) {}
