package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import java.util.List;

/** Whether a container that exits is started again in its place. */
@Called("restart policy")
public record RestartPolicySpec(
    @JsonPropertyDescription("Whether it is.") boolean enabled,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("Exit codes after which it is not.")
        @Within(max = 50)
        List<Integer> ignoredExitCodes,
    @JsonProperty(defaultValue = "300")
        @JsonPropertyDescription("Seconds that it must have run since its last start.")
        @Within(min = 60, max = 1_800)
        int restartAttemptPeriod) {}
