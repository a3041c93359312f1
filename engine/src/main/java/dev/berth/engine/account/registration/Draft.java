package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.RuntimePlatform;
import dev.berth.engine.api.taskdefinition.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A definition on its way in, with what several checks ask of it. */
record Draft(RegisterTaskDefinition call) {
  static final String CONTAINERS = "containerDefinitions";
  static final String EC2 = "EC2";
  static final String FARGATE = "FARGATE";
  static final String EXTERNAL = "EXTERNAL";
  static final String MANAGED_INSTANCES = "MANAGED_INSTANCES";
  static final String AWSVPC = "awsvpc";
  static final String BRIDGE = "bridge";
  static final String HOST = "host";
  static final String NONE = "none";

  /** A container with its place. */
  record Container(ContainerDefinition definition, MemberPath path, Draft draft) {
    /** Its name, as messages show it. */
    String name() {
      return definition.name() == null ? "" : definition.name();
    }

    MemberPath in(String member) {
      return path.in(member);
    }
  }

  List<Container> containers() {
    List<Container> containers = new ArrayList<>();
    for (ContainerDefinition definition : listed(call.containerDefinitions())) {
      MemberPath path = MemberPath.of(CONTAINERS).at(containers.size());
      containers.add(new Container(definition, path, this));
    }
    return containers;
  }

  /** The containers by name; of like names the first. */
  Map<String, ContainerDefinition> byName() {
    Map<String, ContainerDefinition> named = new LinkedHashMap<>();
    for (ContainerDefinition definition : listed(call.containerDefinitions())) {
      named.putIfAbsent(Objects.requireNonNullElse(definition.name(), ""), definition);
    }
    return named;
  }

  List<Volume> volumes() {
    return listed(call.volumes());
  }

  /** Whether the caller wants it checked for a launch type. */
  boolean isFor(String launchType) {
    return listed(call.requiresCompatibilities()).contains(launchType);
  }

  /** What is said, or bridge. */
  String networkMode() {
    return call.networkMode() == null ? BRIDGE : call.networkMode();
  }

  boolean isForWindows() {
    RuntimePlatform platform = call.runtimePlatform();
    return platform != null
        && platform.operatingSystemFamily() != null
        && platform.operatingSystemFamily().startsWith("WINDOWS");
  }

  /** CPU units of the task; {@code null} when there are none or they cannot be read. */
  @Nullable Integer cpu() {
    return call.cpu() == null ? null : TaskSize.cpuUnits(call.cpu());
  }

  /** MiB of the task; {@code null} when there are none or they cannot be read. */
  @Nullable Integer memory() {
    return call.memory() == null ? null : TaskSize.memoryMiB(call.memory());
  }

  boolean hasExecutionRole() {
    return call.executionRoleArn() != null && !call.executionRoleArn().isBlank();
  }

  static <T> List<T> listed(@Nullable List<T> items) {
    return items == null ? List.of() : items;
  }

  static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
