package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import java.util.List;

/** How a container's health is looked after. */
@Called("health check")
public record HealthCheckSpec(
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "The command; it decides nothing in a simulation, where the workload says when a"
                + " container is healthy.")
        List<String> command,
    @JsonProperty(defaultValue = "30")
        @JsonPropertyDescription("Seconds from one check to the next.")
        @Within(min = 5, max = 300)
        int interval,
    @JsonProperty(defaultValue = "5")
        @JsonPropertyDescription("Seconds after which a check counts as failed.")
        @Within(min = 2, max = 60)
        int timeout,
    @JsonProperty(defaultValue = "3")
        @JsonPropertyDescription("Failures in a row that make the container UNHEALTHY.")
        @Within(min = 1, max = 10)
        int retries,
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription("Seconds after the start in which failures do not count.")
        @Within(max = 300)
        int startPeriod) {}
