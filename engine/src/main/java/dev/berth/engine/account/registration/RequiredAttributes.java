package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.FirelensConfiguration;
import dev.berth.engine.api.taskdefinition.LinuxParameters;
import dev.berth.engine.api.taskdefinition.LogConfiguration;
import dev.berth.engine.api.taskdefinition.Secret;
import dev.berth.engine.api.taskdefinition.Volume;
import dev.berth.engine.model.AgentCapabilities;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the features of a definition ask of the agent of an instance. */
final class RequiredAttributes {
  private static final String DOCKER = "com.amazonaws.ecs.capability.";
  private static final String DOCKER_API = DOCKER + "docker-remote-api.1.";
  private static final String ECS = "ecs.capability.";
  private static final int MOST_CPU_OF_OLD_AGENTS = 10_240;

  private final Draft draft;
  private final SortedSet<String> names = new TreeSet<>();

  private RequiredAttributes(Draft draft) {
    this.draft = draft;
  }

  /** Names of attributes, in alphabetical order. */
  static List<String> of(Draft draft) {
    RequiredAttributes required = new RequiredAttributes(draft);
    required.ofTask();
    draft.volumes().forEach(required::ofVolume);
    for (Draft.Container container : draft.containers()) {
      required.ofContainer(container.definition());
      required.ofImage(container.definition());
      required.ofLogs(container.definition());
      required.ofSecrets(container.definition());
    }
    return List.copyOf(required.names);
  }

  private void ofTask() {
    Integer cpu = draft.cpu();
    boolean host = draft.networkMode().equals(Draft.HOST);
    addIf(draft.networkMode().equals(Draft.AWSVPC), AgentCapabilities.TASK_INTERFACE);
    addIf(cpu != null || draft.memory() != null, AgentCapabilities.TASK_SIZE);
    addIf(cpu != null && cpu > MOST_CPU_OF_OLD_AGENTS, ECS + "increased-task-cpu-limit");
    addIf(
        draft.call().taskRoleArn() != null,
        DOCKER + (host ? "task-iam-role-network-host" : "task-iam-role"));
    addIf(
        draft.call().pidMode() != null || draft.call().ipcMode() != null,
        ECS + "pid-ipc-namespace-sharing");
    addIf(draft.call().proxyConfiguration() != null, ECS + "aws-appmesh");
    addIf(Draft.isTrue(draft.call().enableFaultInjection()), ECS + "fault-injection");
  }

  private void ofVolume(Volume volume) {
    addIf(Draft.isTrue(volume.configuredAtLaunch()), ECS + "storage.ebs-task-volume-attach");
    if (volume.dockerVolumeConfiguration() != null) {
      String driver = volume.dockerVolumeConfiguration().driver();
      names.add(ECS + "docker-plugin." + Objects.requireNonNullElse(driver, "local"));
    }
    if (volume.efsVolumeConfiguration() != null) {
      names.add(ECS + "efs");
      addIf(volume.efsVolumeConfiguration().authorizationConfig() != null, ECS + "efsAuth");
    }
  }

  private void ofContainer(ContainerDefinition container) {
    addIf(!Draft.listed(container.dependsOn()).isEmpty(), ECS + "container-ordering");
    addIf(container.healthCheck() != null, ECS + "container-health-check");
    addIf(
        container.restartPolicy() != null && Draft.isTrue(container.restartPolicy().enabled()),
        ECS + "container-restart-policy");
    addIf(Draft.isTrue(container.privileged()), DOCKER + "privileged-container");
    addIf(
        Draft.listed(container.portMappings()).stream()
            .anyMatch(mapping -> mapping.containerPortRange() != null),
        ECS + "network.container-port-range");
    addIf(!Draft.listed(container.environmentFiles()).isEmpty(), ECS + "env-files.s3");
    addIf(!Draft.listed(container.credentialSpecs()).isEmpty(), ECS + "gmsa");
    addIf(container.memoryReservation() != null, DOCKER_API + "21");
    addIf(
        container.dockerLabels() != null || !Draft.listed(container.ulimits()).isEmpty(),
        DOCKER_API + "18");
    LinuxParameters linux = container.linuxParameters();
    addIf(linux != null && Draft.isTrue(linux.initProcessEnabled()), DOCKER_API + "25");
  }

  private void ofImage(ContainerDefinition container) {
    if (Images.isOfEcr(container.image())) {
      names.add(DOCKER + "ecr-auth");
      addIf(draft.hasExecutionRole(), ECS + "execution-role-ecr-pull");
    }
    addIf(
        container.repositoryCredentials() != null,
        ECS + "private-registry-authentication.secretsmanager");
  }

  private void ofLogs(ContainerDefinition container) {
    LogConfiguration logs = container.logConfiguration();
    if (logs != null && logs.logDriver() != null) {
      names.add(DOCKER + "logging-driver." + logs.logDriver());
      names.add(DOCKER_API + "18");
      addIf(logs.options() != null && !logs.options().isEmpty(), DOCKER_API + "19");
      addIf(
          logs.logDriver().equals(LogChecks.AWSLOGS) && draft.hasExecutionRole(),
          ECS + "execution-role-awslogs");
    }
    FirelensConfiguration router = container.firelensConfiguration();
    if (router != null) {
      names.add(ECS + "firelens." + router.type());
      String from = router.options() == null ? null : router.options().get("config-file-type");
      addIf(from != null, ECS + "firelens.options.config." + from);
    }
  }

  private void ofSecrets(ContainerDefinition container) {
    for (Secret secret : Draft.listed(container.secrets())) {
      names.add(ECS + "secrets." + keeper(secret) + ".environment-variables");
    }
    LogConfiguration logs = container.logConfiguration();
    for (Secret secret : logs == null ? List.<Secret>of() : Draft.listed(logs.secretOptions())) {
      names.add(ECS + "secrets." + keeper(secret) + ".bootstrap.log-driver");
    }
  }

  private static String keeper(Secret secret) {
    String from = Objects.requireNonNullElse(secret.valueFrom(), "");
    return from.contains(":secretsmanager:") ? "asm" : "ssm";
  }

  private void addIf(boolean used, String name) {
    if (used) {
      names.add(name);
    }
  }
}
