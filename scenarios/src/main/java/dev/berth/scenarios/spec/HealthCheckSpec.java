package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import java.util.List;

/** How a container's health is looked after. */
@Called("health check")
public record HealthCheckSpec(
    @JsonPropertyDescription("CMD and the words of a command, or CMD-SHELL and a line.")
        List<String> command,
    @JsonProperty(defaultValue = "30") @JsonPropertyDescription("Seconds between checks, 5 to 300.")
        int interval,
    @JsonProperty(defaultValue = "5")
        @JsonPropertyDescription("Seconds after which a check counts as failed, 2 to 60.")
        int timeout,
    @JsonProperty(defaultValue = "3")
        @JsonPropertyDescription("Failures in a row that make the container unhealthy, 1 to 10.")
        int retries,
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription("Seconds at first during which failures do not count, 0 to 300.")
        int startPeriod) {}
