package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.ContainerRestartPolicy;
import dev.berth.engine.api.taskdefinition.HealthCheck;
import dev.berth.engine.api.taskdefinition.LogConfiguration;
import dev.berth.engine.api.taskdefinition.PortMapping;
import dev.berth.engine.api.taskdefinition.ResourceRequirement;
import dev.berth.engine.api.taskdefinition.Volume;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.ExecutionRoleUse;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.RestartPolicy;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskRoles;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A registered definition as the simulation knows it: only what placement and lives depend on. */
public final class Simulated {
  private Simulated() {}

  /** What a revision comes to, made of a registration without violations. */
  public static TaskDefinition definition(Registration registration, int revision) {
    Draft draft = new Draft(registration.definition());
    return new TaskDefinition(
        Objects.requireNonNull(registration.definition().family()),
        revision,
        NetworkMode.valueOf(draft.networkMode().toUpperCase(Locale.ROOT)),
        orZero(draft.cpu()),
        orZero(draft.memory()),
        draft.containers().stream().map(it -> container(it.definition())).toList(),
        registration.requiresAttributes(),
        roles(draft),
        volumeAtLaunch(draft));
  }

  private static dev.berth.engine.model.ContainerDefinition container(
      ContainerDefinition definition) {
    return new dev.berth.engine.model.ContainerDefinition(
        Objects.requireNonNull(definition.name()),
        Objects.requireNonNull(definition.image()),
        orZero(definition.cpu()),
        orZero(definition.memory()),
        orZero(definition.memoryReservation()),
        gpus(definition),
        OrderChecks.isEssential(definition),
        Draft.listed(definition.portMappings()).stream().map(Simulated::port).toList(),
        dependencies(definition),
        healthCheck(definition.healthCheck()),
        orZero(definition.startTimeout()),
        orZero(definition.stopTimeout()),
        restartPolicy(definition.restartPolicy()));
  }

  private static int gpus(ContainerDefinition definition) {
    int gpus = 0;
    for (ResourceRequirement requirement : Draft.listed(definition.resourceRequirements())) {
      gpus += Integer.parseInt(Objects.requireNonNullElse(requirement.value(), "0"));
    }
    return gpus;
  }

  private static dev.berth.engine.model.PortMapping port(PortMapping mapping) {
    String range = mapping.containerPortRange();
    int first =
        range == null
            ? orZero(mapping.containerPort())
            : Integer.parseInt(range.substring(0, range.indexOf('-')));
    return new dev.berth.engine.model.PortMapping(
        first,
        orZero(mapping.hostPort()),
        "udp".equals(mapping.protocol())
            ? dev.berth.engine.model.PortMapping.Protocol.UDP
            : dev.berth.engine.model.PortMapping.Protocol.TCP);
  }

  private static List<ContainerDependency> dependencies(ContainerDefinition definition) {
    Set<ContainerDependency> dependencies = new LinkedHashSet<>();
    Draft.listed(definition.dependsOn())
        .forEach(it ->
            dependencies.add(
                new ContainerDependency(
                    Objects.requireNonNull(it.containerName()),
                    ContainerDependency.Condition.valueOf(
                        Objects.requireNonNull(it.condition())))));
    // To the agent a link is one more dependency: its target has to run first.
    for (String target : NetworkChecks.linked(definition)) {
      dependencies.add(new ContainerDependency(target, ContainerDependency.Condition.START));
    }
    return List.copyOf(dependencies);
  }

  private static dev.berth.engine.model.@Nullable HealthCheck healthCheck(
      @Nullable HealthCheck check) {
    if (check == null || Draft.listed(check.command()).getFirst().equals("NONE")) {
      return null;
    }
    return new dev.berth.engine.model.HealthCheck(
        orZero(check.interval()),
        orZero(check.timeout()),
        orZero(check.retries()),
        orZero(check.startPeriod()));
  }

  private static @Nullable RestartPolicy restartPolicy(@Nullable ContainerRestartPolicy policy) {
    return policy == null || !Draft.isTrue(policy.enabled())
        ? null
        : new RestartPolicy(
            new LinkedHashSet<>(Draft.listed(policy.ignoredExitCodes())),
            orZero(policy.restartAttemptPeriod()));
  }

  private static TaskRoles roles(Draft draft) {
    Set<ExecutionRoleUse> uses = EnumSet.noneOf(ExecutionRoleUse.class);
    for (Draft.Container container : draft.containers()) {
      uses.addAll(uses(container.definition()));
    }
    return new TaskRoles(
        draft.call().taskRoleArn(), draft.call().executionRoleArn(), new ArrayList<>(uses));
  }

  private static Set<ExecutionRoleUse> uses(ContainerDefinition definition) {
    Set<ExecutionRoleUse> uses = EnumSet.noneOf(ExecutionRoleUse.class);
    LogConfiguration logs = definition.logConfiguration();
    if (Images.isOfEcr(definition.image())) {
      uses.add(ExecutionRoleUse.ECR_IMAGE);
    }
    if (definition.repositoryCredentials() != null) {
      uses.add(ExecutionRoleUse.PRIVATE_REGISTRY);
    }
    if (!Draft.listed(definition.secrets()).isEmpty()
        || (logs != null && !Draft.listed(logs.secretOptions()).isEmpty())) {
      uses.add(ExecutionRoleUse.SECRETS);
    }
    if (!Draft.listed(definition.environmentFiles()).isEmpty()) {
      uses.add(ExecutionRoleUse.ENVIRONMENT_FILES);
    }
    if (logs != null && LogChecks.AWSLOGS.equals(logs.logDriver())) {
      uses.add(ExecutionRoleUse.LOGS);
    }
    return uses;
  }

  private static @Nullable String volumeAtLaunch(Draft draft) {
    for (Volume volume : draft.volumes()) {
      if (Draft.isTrue(volume.configuredAtLaunch())) {
        return volume.name();
      }
    }
    return null;
  }

  private static int orZero(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
