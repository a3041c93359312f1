package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.AlsoAccepts;
import dev.berth.scenarios.binding.BareNumber;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Matching;
import dev.berth.scenarios.binding.Shorthand;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.unit.CpuAmount;
import dev.berth.scenarios.unit.MemoryAmount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task definition: what register-task-definition takes, or a file that holds it. */
@AlsoAccepts(
    value = {
      "volumes",
      "tags",
      "pidMode",
      "ipcMode",
      "proxyConfiguration",
      "ephemeralStorage",
      "runtimePlatform",
      "enableFaultInjection",
      "requiresCompatibilities",
      "inferenceAccelerators",
      "taskDefinitionArn",
      "revision",
      "status",
      "compatibilities",
      "registeredAt",
      "deregisteredAt",
      "deleteRequestedAt",
      "registeredBy"
    },
    saying =
        "Checked as ECS does, and without effect otherwise (but launch types, and what only a"
            + " description has, which are left aside)")
@Called("task definition")
@Shorthand("file")
public record TaskDefinitionSpec(
    @JsonPropertyDescription(
            "Path of an ECS task definition in JSON or YAML, relative to the scenario; properties"
                + " beside it replace those of the file.")
        @Nullable String file,
    @JsonPropertyDescription("The family. Default: the task definition's name in this file.")
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        @Nullable String family,
    @JsonProperty(defaultValue = "bridge")
        @JsonPropertyDescription("How the task's containers reach the network.")
        NetworkModeSpec networkMode,
    @JsonPropertyDescription("The role of the task's applications: its name or ARN.")
        @Nullable String taskRoleArn,
    @JsonPropertyDescription("The role of the agent on behalf of the task: its name or ARN.")
        @Nullable String executionRoleArn,
    @JsonPropertyDescription("CPU of the whole task: units such as 256, or 1 vCPU.") @BareNumber
        @Nullable CpuAmount cpu,
    @JsonPropertyDescription("Memory of the whole task: MiB such as 512, or 1 GB.") @BareNumber
        @Nullable MemoryAmount memory,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("The containers. May be left out where cpu and memory are given.")
        @Within(max = 10)
        List<ContainerDefinitionSpec> containerDefinitions,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("Constraints for every task of the family: memberOf.")
        @Within(max = 10)
        List<ConstraintSpec> placementConstraints,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "Attributes that an instance must have, as describe-task-definition prints them. Those"
                + " for awsvpc and for cpu and memory of the task are added.")
        @Within(max = 100)
        List<RequiredAttributeSpec> requiresAttributes) {}
