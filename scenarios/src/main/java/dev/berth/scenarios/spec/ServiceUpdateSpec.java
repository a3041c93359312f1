package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.source.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a service: parameters of UpdateService, and what its new tasks do. */
@Called("update of a service")
public record ServiceUpdateSpec(
    @JsonPropertyDescription("The service of this scenario.") String service,
    @JsonPropertyDescription("The new task definition. Default: the one it has.")
        @Nullable String taskDefinition,
    @JsonPropertyDescription("How many tasks from then on. Default: as before.")
        @Within(max = 5_000)
        @Nullable Integer desiredCount,
    @JsonProperty(defaultValue = "false")
        @JsonPropertyDescription("Whether to deploy even if nothing has changed.")
        boolean forceNewDeployment,
    @JsonPropertyDescription("What changes of it, as in UpdateService.")
        @Nullable Node deploymentConfiguration,
    @JsonPropertyDescription("As in UpdateService.") @Within(max = Integer.MAX_VALUE)
        @Nullable Integer healthCheckGracePeriodSeconds,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "What the containers of its new tasks do, by name; with taskDefinition only.")
        @Within(max = 10)
        Map<String, ContainerBehaviourSpec> containers,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "What goes wrong with the start of its new tasks; with taskDefinition only.")
        FaultsSpec faults) {}
