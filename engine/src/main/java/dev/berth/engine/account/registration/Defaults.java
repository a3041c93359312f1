package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.ContainerRestartPolicy;
import dev.berth.engine.api.taskdefinition.DockerVolumeConfiguration;
import dev.berth.engine.api.taskdefinition.HealthCheck;
import dev.berth.engine.api.taskdefinition.HostVolumeProperties;
import dev.berth.engine.api.taskdefinition.PortMapping;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.Volume;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.RestartPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What ECS puts in where a definition that is in order says nothing, or says it in other units. */
final class Defaults {
  private static final dev.berth.engine.model.HealthCheck HEALTH =
      dev.berth.engine.model.HealthCheck.DEFAULT;

  private Defaults() {}

  static RegisterTaskDefinition fillIn(Draft draft, Arns arns) {
    RegisterTaskDefinition call = draft.call();
    String mode = draft.networkMode();
    return new RegisterTaskDefinition(
        call.family(),
        role(call.taskRoleArn(), arns),
        role(call.executionRoleArn(), arns),
        mode,
        Draft.listed(call.containerDefinitions()).stream().map(it -> container(it, mode)).toList(),
        draft.volumes().stream().map(Defaults::volume).toList(),
        Draft.listed(call.placementConstraints()),
        call.requiresCompatibilities(),
        text(draft.cpu()),
        text(draft.memory()),
        call.tags(),
        call.pidMode(),
        call.ipcMode(),
        call.proxyConfiguration(),
        call.ephemeralStorage(),
        call.runtimePlatform(),
        call.enableFaultInjection(),
        call.more());
  }

  private static @Nullable String role(@Nullable String given, Arns arns) {
    if (given == null || given.isBlank()) {
      return null;
    }
    return given.startsWith("arn:") ? given : arns.role(given);
  }

  private static @Nullable String text(@Nullable Integer units) {
    return units == null ? null : units.toString();
  }

  private static ContainerDefinition container(ContainerDefinition given, String mode) {
    return new ContainerDefinition(
        given.name(),
        given.image(),
        given.repositoryCredentials(),
        Objects.requireNonNullElse(given.cpu(), 0),
        given.memory(),
        given.memoryReservation(),
        given.links(),
        Draft.listed(given.portMappings()).stream().map(it -> mapping(it, mode)).toList(),
        Objects.requireNonNullElse(given.essential(), true),
        restartPolicy(given.restartPolicy()),
        given.command(),
        Draft.listed(given.environment()),
        given.environmentFiles(),
        Draft.listed(given.mountPoints()),
        Draft.listed(given.volumesFrom()),
        given.linuxParameters(),
        given.secrets(),
        given.dependsOn(),
        given.startTimeout(),
        given.stopTimeout(),
        given.versionConsistency(),
        given.hostname(),
        given.disableNetworking(),
        given.privileged(),
        given.dnsServers(),
        given.extraHosts(),
        given.dockerSecurityOptions(),
        given.dockerLabels(),
        given.ulimits(),
        given.logConfiguration(),
        healthCheck(given.healthCheck()),
        Draft.listed(given.systemControls()),
        given.resourceRequirements(),
        given.firelensConfiguration(),
        given.credentialSpecs(),
        given.more());
  }

  private static PortMapping mapping(PortMapping given, String mode) {
    boolean shared = mode.equals(Draft.AWSVPC) || mode.equals(Draft.HOST);
    Integer unsaid = shared ? given.containerPort() : Integer.valueOf(0);
    boolean range = given.containerPortRange() != null;
    // An unknown protocol is taken for TCP, as newer texts say.
    String protocol = "udp".equalsIgnoreCase(given.protocol()) ? "udp" : "tcp";
    return new PortMapping(
        given.containerPort(),
        range || given.hostPort() != null ? given.hostPort() : unsaid,
        protocol,
        given.name(),
        given.appProtocol(),
        given.containerPortRange(),
        given.more());
  }

  private static @Nullable ContainerRestartPolicy restartPolicy(
      @Nullable ContainerRestartPolicy given) {
    return given == null
        ? null
        : new ContainerRestartPolicy(
            given.enabled(),
            given.ignoredExitCodes(),
            Objects.requireNonNullElse(
                given.restartAttemptPeriod(), RestartPolicy.DEFAULT_ATTEMPT_PERIOD_SECONDS));
  }

  private static @Nullable HealthCheck healthCheck(@Nullable HealthCheck given) {
    return given == null
        ? null
        : new HealthCheck(
            given.command(),
            Objects.requireNonNullElse(given.interval(), HEALTH.intervalSeconds()),
            Objects.requireNonNullElse(given.timeout(), HEALTH.timeoutSeconds()),
            Objects.requireNonNullElse(given.retries(), HEALTH.retries()),
            given.startPeriod());
  }

  private static Volume volume(Volume given) {
    DockerVolumeConfiguration docker = given.dockerVolumeConfiguration();
    boolean bare =
        given.host() == null
            && docker == null
            && given.efsVolumeConfiguration() == null
            && given.s3filesVolumeConfiguration() == null
            && given.fsxWindowsFileServerVolumeConfiguration() == null
            && !Draft.isTrue(given.configuredAtLaunch());
    return new Volume(
        given.name(),
        bare ? new HostVolumeProperties(null) : given.host(),
        docker == null
            ? null
            : new DockerVolumeConfiguration(
                Objects.requireNonNullElse(docker.scope(), "task"),
                docker.autoprovision(),
                Objects.requireNonNullElse(docker.driver(), "local"),
                docker.more()),
        given.efsVolumeConfiguration(),
        given.s3filesVolumeConfiguration(),
        given.fsxWindowsFileServerVolumeConfiguration(),
        given.configuredAtLaunch(),
        given.more());
  }
}
