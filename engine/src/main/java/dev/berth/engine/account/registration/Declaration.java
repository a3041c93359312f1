package dev.berth.engine.account.registration;

import dev.berth.engine.api.Members;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.HealthCheck;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.PortMapping;
import dev.berth.engine.model.RestartPolicy;
import dev.berth.engine.model.TaskDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The registration that a definition could have come from; the reverse of {@link Simulated}. */
public final class Declaration {
  private Declaration() {}

  /** What would have registered a definition. */
  public static RegisterTaskDefinition of(TaskDefinition definition) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("family", definition.family());
    if (definition.networkMode() != NetworkMode.BRIDGE) {
      members.put("networkMode", definition.networkMode().name().toLowerCase(Locale.ROOT));
    }
    putPositive(members, "cpu", definition.cpu());
    putPositive(members, "memory", definition.memoryMiB());
    String taskRole = definition.roles().taskRoleArn();
    if (taskRole != null) {
      members.put("taskRoleArn", taskRole);
    }
    String executionRole = definition.roles().executionRoleArn();
    if (executionRole != null) {
      members.put("executionRoleArn", executionRole);
    }
    String volume = definition.volumeAtLaunch();
    if (volume != null) {
      members.put("volumes", List.of(Map.of("name", volume, "configuredAtLaunch", true)));
    }
    members.put(
        "containerDefinitions", definition.containers().stream().map(Declaration::of).toList());
    return Members.read(members, RegisterTaskDefinition.class).shape();
  }

  private static Map<String, Object> of(ContainerDefinition container) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", container.name());
    members.put("image", container.image());
    putPositive(members, "cpu", container.cpu());
    putPositive(members, "memory", container.memoryMiB());
    putPositive(members, "memoryReservation", container.memoryReservationMiB());
    members.put("essential", container.essential());
    putPositive(members, "startTimeout", container.startTimeoutSeconds());
    putPositive(members, "stopTimeout", container.stopTimeoutSeconds());
    if (container.gpus() > 0) {
      String gpus = String.valueOf(container.gpus());
      members.put("resourceRequirements", List.of(Map.of("type", "GPU", "value", gpus)));
    }
    if (!container.portMappings().isEmpty()) {
      members.put("portMappings", container.portMappings().stream().map(Declaration::of).toList());
    }
    if (!container.dependsOn().isEmpty()) {
      members.put("dependsOn", container.dependsOn().stream().map(Declaration::of).toList());
    }
    HealthCheck check = container.healthCheck();
    if (check != null) {
      members.put("healthCheck", of(check));
    }
    RestartPolicy policy = container.restartPolicy();
    if (policy != null) {
      members.put("restartPolicy", of(policy));
    }
    return members;
  }

  private static Map<String, Object> of(PortMapping mapping) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("containerPort", mapping.containerPort());
    putPositive(members, "hostPort", mapping.hostPort());
    members.put("protocol", mapping.protocol().name().toLowerCase(Locale.ROOT));
    return members;
  }

  private static Map<String, Object> of(ContainerDependency dependency) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("containerName", dependency.container());
    members.put("condition", dependency.condition().name());
    return members;
  }

  private static Map<String, Object> of(HealthCheck check) {
    Map<String, Object> members = new LinkedHashMap<>();
    // What is asked is nobody's business here; that it is asked, is.
    members.put("command", List.of("CMD-SHELL", "true"));
    members.put("interval", check.intervalSeconds());
    members.put("timeout", check.timeoutSeconds());
    members.put("retries", check.retries());
    putPositive(members, "startPeriod", check.startPeriodSeconds());
    return members;
  }

  private static Map<String, Object> of(RestartPolicy policy) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("enabled", true);
    members.put("ignoredExitCodes", List.copyOf(new TreeSet<>(policy.ignoredExitCodes())));
    members.put("restartAttemptPeriod", policy.attemptPeriodSeconds());
    return members;
  }

  private static void putPositive(Map<String, Object> members, String name, int value) {
    if (value > 0) {
      members.put(name, value);
    }
  }
}
