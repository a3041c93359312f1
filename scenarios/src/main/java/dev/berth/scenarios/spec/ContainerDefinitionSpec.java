package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.AlsoAccepts;
import dev.berth.scenarios.binding.Within;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container of a task definition. */
@AlsoAccepts(
    value = {
      "repositoryCredentials",
      "links",
      "entryPoint",
      "environment",
      "environmentFiles",
      "mountPoints",
      "volumesFrom",
      "linuxParameters",
      "secrets",
      "versionConsistency",
      "hostname",
      "user",
      "workingDirectory",
      "disableNetworking",
      "privileged",
      "readonlyRootFilesystem",
      "dnsServers",
      "dnsSearchDomains",
      "extraHosts",
      "dockerSecurityOptions",
      "interactive",
      "pseudoTerminal",
      "dockerLabels",
      "ulimits",
      "logConfiguration",
      "systemControls",
      "firelensConfiguration",
      "credentialSpecs"
    },
    saying = "Checked as ECS does, and without effect otherwise")
public record ContainerDefinitionSpec(
    @JsonPropertyDescription("The name of the container.") String name,
    @JsonProperty(defaultValue = "\"\"")
        @JsonPropertyDescription("The image. Default: one that is called as the container.")
        String image,
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription("CPU units that the container declares.")
        @Within(max = 262_144)
        int cpu,
    @JsonPropertyDescription("Hard limit in MiB.") @Within(min = 4, max = 268_435_456)
        @Nullable Integer memory,
    @JsonPropertyDescription("Soft limit in MiB; what placement reserves where it is given.")
        @Within(min = 4, max = 268_435_456)
        @Nullable Integer memoryReservation,
    @JsonProperty(defaultValue = "true")
        @JsonPropertyDescription("Whether the task stops when this container does.")
        boolean essential,
    @JsonProperty(defaultValue = "[]") @JsonPropertyDescription("GPUs.")
        List<ResourceRequirementSpec> resourceRequirements,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("Ports of the container on its container instance.")
        @Within(max = 100)
        List<PortMappingSpec> portMappings,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("What the container runs instead of its image's own command.")
        List<String> command,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("Containers that this one waits for before it starts.")
        List<ContainerDependencySpec> dependsOn,
    @JsonPropertyDescription("How the container's health is looked after.")
        @Nullable HealthCheckSpec healthCheck,
    @JsonPropertyDescription(
            "Seconds that those who wait for this container wait at most; from 2 on. Default: for"
                + " ever.")
        @Nullable Integer startTimeout,
    @JsonPropertyDescription(
            "Seconds from SIGTERM to SIGKILL when the container is stopped; from 2 on. Default:"
                + " what the agent is set to.")
        @Nullable Integer stopTimeout,
    @JsonPropertyDescription("Whether the container is started again when it exits.")
        @Nullable RestartPolicySpec restartPolicy) {}
