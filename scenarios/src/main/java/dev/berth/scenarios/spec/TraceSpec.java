package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Work from a file, one row for each task or for several like ones. */
@Called("trace")
public record TraceSpec(
    @JsonPropertyDescription(
            "Path of a .csv or .csv.gz file with a header line, relative to the scenario.")
        String file,
    @JsonPropertyDescription("Which columns hold what.") TraceColumnsSpec columns,
    @JsonPropertyDescription("A second file whose columns join those of each row.")
        @Nullable LookupSpec lookup,
    @JsonPropertyDescription("Which rows stand for tasks that never exit by themselves.")
        @Nullable EndlessRowsSpec endless,
    @JsonPropertyDescription("Only so many rows from the beginning.")
        @Within(min = 1, max = 1_000_000_000_000L)
        @Nullable Long limit,
    @JsonProperty(defaultValue = "zero")
        @JsonPropertyDescription(
            "From where arrivals count: zero, or the first row's arrival, for times of a calendar.")
        TraceOriginSpec origin,
    @JsonPropertyDescription(
            "One row arrives after the other at this distance, without arrival times.")
        @Nullable Duration interval,
    @JsonProperty(defaultValue = "file")
        @JsonPropertyDescription("In which order rows arrive at an interval: file, or shuffled.")
        RowOrderSpec order,
    @JsonPropertyDescription(
            "Rows arrive at an interval until their tasks would ask for more than this. When all"
                + " have had their turn, further ones are drawn from them at random.")
        @Nullable DemandSpec until) {}
