package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.task.ContainerOverride;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.api.taskdefinition.ResourceRequirement;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a call makes different from the task definition. */
final class Overrides {
  /** The most characters that overrides may have as JSON. */
  static final int MAX_LENGTH = 8192;

  private static final int LEAST_MEMORY_MIB = 6;
  private static final String GPU = "GPU";

  private final TaskOverride given;
  private final TaskDefinition definition;

  Overrides(@Nullable TaskOverride given, TaskDefinition definition) {
    this.given = given == null ? TaskOverride.NONE : given;
    this.definition = definition;
  }

  @Nullable EcsError error() {
    int length = JsonLength.of(given);
    if (length > MAX_LENGTH) {
      return Check.invalid(
          "overrides have %d characters, expected at most %d".formatted(length, MAX_LENGTH));
    }
    EcsError ofTask =
        Check.first(() -> number("cpu", given.cpu()), () -> number("memory", given.memory()));
    if (ofTask != null) {
      return ofTask;
    }
    for (ContainerOverride container : containers()) {
      EcsError error = error(container);
      if (error != null) {
        return error;
      }
    }
    return null;
  }

  /** What each task takes, if that is not what the definition says. */
  @Nullable Resources size() {
    boolean same =
        given.cpu() == null
            && given.memory() == null
            && containers().stream().noneMatch(Overrides::changesSize);
    if (same) {
      return null;
    }
    int cpuSum = 0;
    int memorySum = 0;
    int gpuSum = 0;
    for (ContainerDefinition container : definition.containers()) {
      ContainerOverride override = of(container.name());
      cpuSum += or(override.cpu(), container.cpu());
      int reservation = or(override.memoryReservation(), container.memoryReservationMiB());
      memorySum += reservation > 0 ? reservation : or(override.memory(), container.memoryMiB());
      gpuSum += override.resourceRequirements() == null ? container.gpus() : gpus(override);
    }
    int cpu = given.cpu() == null ? definition.cpu() : Integer.parseInt(given.cpu());
    int memory = given.memory() == null ? definition.memoryMiB() : Integer.parseInt(given.memory());
    return Resources.ofGpus(cpu > 0 ? cpu : cpuSum, memory > 0 ? memory : memorySum, gpuSum);
  }

  /** As they are told again: an entry for each container, whether it is different or not. */
  TaskOverride echoed() {
    List<ContainerOverride> all = new ArrayList<>();
    definition.containers().forEach(container -> all.add(of(container.name())));
    return new TaskOverride(
        all,
        given.cpu(),
        given.inferenceAcceleratorOverrides() == null
            ? List.of()
            : given.inferenceAcceleratorOverrides(),
        given.executionRoleArn(),
        given.memory(),
        given.taskRoleArn(),
        given.ephemeralStorage());
  }

  private @Nullable EcsError error(ContainerOverride container) {
    String name = container.name();
    if (name == null || name.isEmpty()) {
      return Check.invalid("a container override has no name, expected one of " + names());
    }
    if (!names().contains(name)) {
      return Check.invalid(
          "Override for container named %s is not a container in the TaskDefinition."
              .formatted(name));
    }
    String of = "%s of the override for container " + name;
    return Check.first(
        () -> Check.within(of.formatted("cpu"), container.cpu(), 0, Integer.MAX_VALUE),
        () ->
            Check.within(
                of.formatted("memory"), container.memory(), LEAST_MEMORY_MIB, Integer.MAX_VALUE),
        () ->
            Check.within(
                of.formatted("memoryReservation"),
                container.memoryReservation(),
                LEAST_MEMORY_MIB,
                Integer.MAX_VALUE),
        () -> memories(name, container),
        () -> devices(name, container));
  }

  private @Nullable EcsError memories(String name, ContainerOverride override) {
    ContainerDefinition container =
        definition.containers().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    int memory = or(override.memory(), container.memoryMiB());
    int reservation = or(override.memoryReservation(), container.memoryReservationMiB());
    boolean changed = override.memory() != null || override.memoryReservation() != null;
    return Check.that(
        !changed || memory == 0 || reservation <= memory,
        "container %s would reserve %d MiB of memory and be limited to %d"
            .formatted(name, reservation, memory));
  }

  private static @Nullable EcsError devices(String name, ContainerOverride override) {
    if (override.resourceRequirements() == null) {
      return null;
    }
    for (ResourceRequirement each : override.resourceRequirements()) {
      boolean gpu = GPU.equals(each.type());
      if (!gpu && !"InferenceAccelerator".equals(each.type())) {
        return Check.invalid(
            "a resource requirement of container %s has type '%s', expected %s"
                .formatted(name, each.type(), GPU));
      }
      if (gpu && !isNumber(each.value())) {
        return Check.invalid(
            "container %s asks for '%s' GPUs, expected a whole number"
                .formatted(name, each.value()));
      }
    }
    return null;
  }

  private static @Nullable EcsError number(String member, @Nullable String value) {
    return Check.that(
        value == null || (isNumber(value) && Integer.parseInt(value) > 0),
        "%s of the overrides is '%s', expected a whole number above 0".formatted(member, value));
  }

  private static boolean isNumber(@Nullable String value) {
    return value != null && value.matches("[0-9]{1,9}");
  }

  private static boolean changesSize(ContainerOverride override) {
    return override.cpu() != null
        || override.memory() != null
        || override.memoryReservation() != null
        || override.resourceRequirements() != null;
  }

  private static int gpus(ContainerOverride override) {
    return Objects.requireNonNullElse(
            override.resourceRequirements(), List.<ResourceRequirement>of())
        .stream()
        .filter(each -> GPU.equals(each.type()))
        .mapToInt(each -> Integer.parseInt(String.valueOf(each.value())))
        .sum();
  }

  private static int or(@Nullable Integer override, int own) {
    return override == null ? own : override;
  }

  private ContainerOverride of(String name) {
    return containers().stream()
        .filter(each -> name.equals(each.name()))
        .findFirst()
        .orElseGet(() -> ContainerOverride.none(name));
  }

  private List<ContainerOverride> containers() {
    List<ContainerOverride> all = given.containerOverrides();
    return all == null ? List.of() : all;
  }

  private List<String> names() {
    return definition.containers().stream().map(ContainerDefinition::name).toList();
  }
}
