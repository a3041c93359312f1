package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import java.util.List;

/** Whether a container is started again when it exits. */
@Called("restart policy")
public record RestartPolicySpec(
    @JsonPropertyDescription("Whether it is.") boolean enabled,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("Exit codes after which it is not, at most 50.")
        List<Integer> ignoredExitCodes,
    @JsonProperty(defaultValue = "300")
        @JsonPropertyDescription("Seconds that it must have run since its last start, 60 to 1800.")
        int restartAttemptPeriod) {}
