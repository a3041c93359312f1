package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.AlsoAccepts;
import dev.berth.scenarios.binding.Within;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container of a task definition. */
@AlsoAccepts({
  "repositoryCredentials",
  "links",
  "entryPoint",
  "command",
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
})
public record ContainerDefinitionSpec(
    @JsonPropertyDescription("The name of the container.") String name,
    @JsonProperty(defaultValue = "\"\"")
        @JsonPropertyDescription("The image; its size stands under images.")
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
        @JsonPropertyDescription("What it waits for before it starts; reversed when it stops.")
        @Within(max = 100)
        List<ContainerDependencySpec> dependsOn,
    @JsonPropertyDescription("How its health is looked after.")
        @Nullable HealthCheckSpec healthCheck,
    @JsonPropertyDescription("Seconds that those wait for it that depend on it. Default: for ever.")
        @Within(min = 2, max = 1_000_000)
        @Nullable Integer startTimeout,
    @JsonPropertyDescription("Seconds from SIGTERM to SIGKILL. Default: what the agent is set to.")
        @Within(min = 2, max = 1_000_000)
        @Nullable Integer stopTimeout,
    @JsonPropertyDescription("Whether it is started again in its place when it exits.")
        @Nullable RestartPolicySpec restartPolicy) {}
