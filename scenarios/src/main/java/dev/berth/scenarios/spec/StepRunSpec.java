package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.source.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks that a step runs: parameters of RunTask, and what the tasks do. */
@Called("run")
public record StepRunSpec(
    @JsonPropertyDescription(
            "A family, family:revision, or the name of a task definition of this scenario. Default:"
                + " what the step registered last.")
        @Nullable String taskDefinition,
    @JsonProperty(defaultValue = "1")
        @JsonPropertyDescription("How many tasks.")
        @Within(min = 1, max = 10)
        int count,
    @JsonProperty(defaultValue = "1m")
        @JsonPropertyDescription(
            "How long the essential container of each task runs before it exits by itself.")
        RunTimeSpec runTime,
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription("What it exits with.")
        @Within(max = 255)
        int exitCode,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("What the containers of the tasks do, by name.")
        @Within(max = 10)
        Map<String, ContainerBehaviourSpec> containers,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("What goes wrong with the start of the tasks.")
        FaultsSpec faults,
    @JsonPropertyDescription("The task group. Default: family:<the family>.")
        @Nullable String group,
    @JsonPropertyDescription("Who starts the tasks.") @Nullable String startedBy,
    @JsonPropertyDescription("On what the tasks run, as in RunTask.") @Nullable String launchType,
    @JsonPropertyDescription("What is different from the task definition, as in RunTask.")
        @Nullable Node overrides,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("Tags of the tasks, each with key and value.")
        List<Node> tags,
    @JsonPropertyDescription("TASK_DEFINITION to give the definition's tags to the tasks.")
        @Nullable String propagateTags,
    @JsonPropertyDescription("Subnets and security groups of awsvpc tasks, as in RunTask.")
        @Nullable Node networkConfiguration,
    @JsonProperty(defaultValue = "[]") @JsonPropertyDescription("As in RunTask.")
        List<Node> placementConstraints,
    @JsonProperty(defaultValue = "[]") @JsonPropertyDescription("As in RunTask.")
        List<Node> placementStrategy,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("The volume that is configured at launch, as in RunTask.")
        List<Node> volumeConfigurations) {}
