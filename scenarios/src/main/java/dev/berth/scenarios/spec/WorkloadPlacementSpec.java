package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Within;
import java.util.List;

/** How a container instance is chosen for a workload's tasks. */
public record WorkloadPlacementSpec(
    @JsonProperty(defaultValue = "ecs")
        @JsonPropertyDescription("A well-known chain by name; ecs: what strategies says.")
        PolicyName policy,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "The chain of placement strategies, as in RunTask. Default: random.")
        @Within(max = 5)
        List<StrategySpec> strategies,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("What an instance must meet, as in RunTask.")
        @Within(max = 10)
        List<ConstraintSpec> constraints) {}
