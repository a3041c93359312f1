package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Matching;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.unit.MemoryAmount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scenario file. */
public record ScenarioSpec(
    @JsonProperty(value = "$schema")
        @JsonPropertyDescription("The JSON Schema that editors check this file against.")
        @Nullable String schema,
    @JsonPropertyDescription("The name that results and reports carry.")
        @Matching(value = "[a-z0-9][a-z0-9-]{0,99}", allows = "lower-case letters, digits and -")
        String name,
    @JsonProperty(defaultValue = "\"\"")
        @JsonPropertyDescription("One line on what the scenario is about.")
        String description,
    @JsonProperty(defaultValue = "1")
        @JsonPropertyDescription(
            "Decides everything that is left to chance: the same seed gives the same run.")
        long seed,
    @JsonPropertyDescription(
            "Simulated time after which the run ends even if work is left. Default: until no work"
                + " is left.")
        @Nullable Duration duration,
    @JsonProperty(defaultValue = "2026-01-01T00:00:00Z")
        @JsonPropertyDescription("The point in time at which the run begins; schedules go by it.")
        Instant start,
    @JsonProperty(defaultValue = "realistic")
        @JsonPropertyDescription("How long the stages of a task's life take.")
        TimingSpec timing,
    @JsonProperty(defaultValue = "ecs-current")
        @JsonPropertyDescription(
            "Numbers that AWS has changed over the years: ecs-2020, ecs-2022 or ecs-current.")
        Profile profile,
    @JsonPropertyDescription("The cluster and what it offers.") ClusterSpec cluster,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "EC2 Auto Scaling groups by name, whose instances register with the cluster.")
        @Within(max = 1_000)
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        Map<String, AutoScalingGroupSpec> autoScalingGroups,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("Capacity providers of the cluster by name.")
        @Within(max = 100)
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        Map<String, CapacityProviderSpec> capacityProviders,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "Task definitions by name, each written out or as the path of an ECS JSON file.")
        @Within(max = 10_000)
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        Map<String, TaskDefinitionSpec> taskDefinitions,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "Sizes of images, such as 450 MiB; an image without one takes no time to pull.")
        @Within(max = 10_000)
        @Matching(value = "\\S{1,255}", allows = "anything but spaces")
        Map<String, MemoryAmount> images,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "The clients of the cluster by name, and the work that they bring.")
        @Within(max = 10_000)
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        Map<String, WorkloadSpec> workloads,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("The services of the cluster by name.")
        @Within(max = 5_000)
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        Map<String, ServiceSpec> services,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "What deployment pipelines do by the names of their steps: register, run, follow.")
        @Within(max = 10_000)
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        Map<String, StepSpec> steps,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("How a container instance is chosen for a task.")
        PlacementSpec placement,
    @JsonProperty(defaultValue = "{}") @JsonPropertyDescription("How the account answers calls.")
        AccountSpec account,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "What happens to instances and services while the scenario runs, in any order.")
        @Within(max = 100_000)
        List<TimelineSpec> timeline,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("Statements about the figures of the result that have to hold.")
        List<ExpectationSpec> expectations) {
  /** Numbers of a year. */
  public enum Profile {
    ECS_2020,
    ECS_2022,
    ECS_CURRENT
  }
}
