package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.source.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service: parameters of CreateService, and what its tasks do. */
@Called("service")
public record ServiceSpec(
    @JsonPropertyDescription(
            "The name of a task definition of this scenario; or a family or family:revision that a"
                + " step registers.")
        String taskDefinition,
    @JsonPropertyDescription("How many tasks. Left out for DAEMON only.") @Within(max = 5_000)
        @Nullable Integer desiredCount,
    @JsonProperty(defaultValue = "REPLICA")
        @JsonPropertyDescription("As many tasks as desired, or one on each instance.")
        SchedulingStrategySpec schedulingStrategy,
    @JsonProperty(defaultValue = "0s")
        @JsonPropertyDescription("When it is created, in simulated time.")
        Duration at,
    @JsonPropertyDescription(
            "How it goes from one task definition to the next, as in CreateService:"
                + " minimumHealthyPercent, maximumPercent, deploymentCircuitBreaker.")
        @Nullable Node deploymentConfiguration,
    @JsonProperty(defaultValue = "[]") @JsonPropertyDescription("As in CreateService.")
        List<Node> placementStrategy,
    @JsonProperty(defaultValue = "[]") @JsonPropertyDescription("As in CreateService.")
        List<Node> placementConstraints,
    @JsonPropertyDescription("Subnets and security groups of awsvpc tasks, as in CreateService.")
        @Nullable Node networkConfiguration,
    @JsonPropertyDescription(
            "How long after its start nobody minds that a task is unhealthy. Default: 0.")
        @Within(max = Integer.MAX_VALUE)
        @Nullable Integer healthCheckGracePeriodSeconds,
    @JsonPropertyDescription("ENABLED or DISABLED, as in CreateService.")
        @Nullable String availabilityZoneRebalancing,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("Tags of the service, each with key and value.")
        List<Node> tags,
    @JsonPropertyDescription("SERVICE or TASK_DEFINITION to give its tags to the tasks.")
        @Nullable String propagateTags,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("What the containers of its tasks do, by name.")
        @Within(max = 10)
        Map<String, ContainerBehaviourSpec> containers,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("What goes wrong with the start of its tasks.")
        FaultsSpec faults) {}
