package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import java.time.Duration;

/** A scheduler of a workload's own, which chooses instances on a copy of the cluster's state. */
@Called("scheduler")
public record OwnSchedulerSpec(
    @JsonPropertyDescription(
            "The age from which the copy is not used any more; 0s for a fresh copy for each task.")
        Duration staleness,
    @JsonProperty(defaultValue = "0s")
        @JsonPropertyDescription("From the plan for a task until StartTask is called for it.")
        Duration decision) {}
