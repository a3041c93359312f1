package dev.berth.engine.api.taskdefinition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One container of a task definition, unchecked. Its parts are called as ECS calls them.
 *
 * @param more what no rule looks at, such as {@code entryPoint} or {@code user}
 */
public record ContainerDefinition(
    @Nullable String name,
    @Nullable String image,
    @Nullable RepositoryCredentials repositoryCredentials,
    @Nullable Integer cpu,
    @Nullable Integer memory,
    @Nullable Integer memoryReservation,
    @Nullable List<String> links,
    @Nullable List<PortMapping> portMappings,
    @Nullable Boolean essential,
    @Nullable ContainerRestartPolicy restartPolicy,
    @Nullable List<String> command,
    @Nullable List<KeyValuePair> environment,
    @Nullable List<EnvironmentFile> environmentFiles,
    @Nullable List<MountPoint> mountPoints,
    @Nullable List<VolumeFrom> volumesFrom,
    @Nullable LinuxParameters linuxParameters,
    @Nullable List<Secret> secrets,
    @Nullable List<ContainerDependency> dependsOn,
    @Nullable Integer startTimeout,
    @Nullable Integer stopTimeout,
    @Nullable String versionConsistency,
    @Nullable String hostname,
    @Nullable Boolean disableNetworking,
    @Nullable Boolean privileged,
    @Nullable List<String> dnsServers,
    @Nullable List<Map<String, Object>> extraHosts,
    @Nullable List<String> dockerSecurityOptions,
    @Nullable Map<String, String> dockerLabels,
    @Nullable List<Ulimit> ulimits,
    @Nullable LogConfiguration logConfiguration,
    @Nullable HealthCheck healthCheck,
    @Nullable List<Map<String, Object>> systemControls,
    @Nullable List<ResourceRequirement> resourceRequirements,
    @Nullable FirelensConfiguration firelensConfiguration,
    @Nullable List<String> credentialSpecs,
    Map<String, Object> more) {
  public ContainerDefinition {
    links = Copies.list(links);
    portMappings = Copies.list(portMappings);
    command = Copies.list(command);
    environment = Copies.list(environment);
    environmentFiles = Copies.list(environmentFiles);
    mountPoints = Copies.list(mountPoints);
    volumesFrom = Copies.list(volumesFrom);
    secrets = Copies.list(secrets);
    dependsOn = Copies.list(dependsOn);
    dnsServers = Copies.list(dnsServers);
    extraHosts = Copies.list(extraHosts);
    dockerSecurityOptions = Copies.list(dockerSecurityOptions);
    dockerLabels = Copies.map(dockerLabels);
    ulimits = Copies.list(ulimits);
    systemControls = Copies.list(systemControls);
    resourceRequirements = Copies.list(resourceRequirements);
    credentialSpecs = Copies.list(credentialSpecs);
    more = Copies.members(more);
  }
}
