package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.unit.Share;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client of the cluster and the work that it brings. */
@Called("workload")
public record WorkloadSpec(
    @JsonPropertyDescription("The name of the task definition that its tasks run.")
        String taskDefinition,
    @JsonPropertyDescription(
            "When work arrives, as a random or regular process. Either this or trace.")
        @Nullable ArrivalsSpec arrivals,
    @JsonPropertyDescription("When work arrives, from a file. Either this or arrivals.")
        @Nullable TraceSpec trace,
    @JsonPropertyDescription(
            "How long a task runs before it exits by itself. May be left out where the trace says"
                + " it.")
        @Nullable RunTimeSpec runTime,
    @JsonProperty(defaultValue = "0%")
        @JsonPropertyDescription("Share of the tasks that exit with 1 instead of 0.")
        Share failures,
    @JsonProperty(defaultValue = "retry")
        @JsonPropertyDescription("What the client does with a task for which there is no room.")
        WhenFullSpec whenFull,
    @JsonPropertyDescription(
            "The task group, which spread and distinctInstance count. Default: family:<the task"
                + " definition's family>.")
        @Nullable String group,
    @JsonPropertyDescription(
            "A scheduler of its own, which chooses an instance for each task and calls StartTask."
                + " Default: the cluster chooses, as RunTask does.")
        @Nullable OwnSchedulerSpec scheduler,
    @JsonProperty(defaultValue = "false")
        @JsonPropertyDescription(
            "Whether tasks register with a load balancer when they start, and deregister when they"
                + " stop.")
        boolean loadBalanced,
    @JsonPropertyDescription(
            "How instances are chosen for this workload's tasks. Default: the scenario's"
                + " placement.")
        @Nullable WorkloadPlacementSpec placement,
    @JsonPropertyDescription(
            "The subnets of awsvpc tasks, as in RunTask. Default: any instance will do.")
        @Nullable NetworkConfigurationSpec networkConfiguration,
    @JsonProperty(defaultValue = "EC2")
        @JsonPropertyDescription(
            "On what its tasks run, as in RunTask. FARGATE is checked but not simulated.")
        LaunchTypeSpec launchType,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "Which capacity providers its tasks go to, as in RunTask. Default: the cluster's"
                + " strategy, unless launchType is given.")
        @Within(max = 20)
        List<StrategyItemSpec> capacityProviderStrategy,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("What the containers of its tasks do, by name.")
        @Within(max = 10)
        Map<String, ContainerBehaviourSpec> containers,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("What goes wrong with the start of its tasks.")
        FaultsSpec faults,
    @JsonPropertyDescription("An EBS volume that each task gets at its launch. Default: none.")
        @Nullable VolumeSpec volume) {}
