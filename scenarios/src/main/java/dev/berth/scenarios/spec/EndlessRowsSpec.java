package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Which rows of a trace stand for tasks that never exit by themselves. */
public record EndlessRowsSpec(
    @JsonPropertyDescription("The column that tells.") String column,
    @JsonProperty(defaultValue = "1") @JsonPropertyDescription("What it says in such rows.")
        String value) {}
