package dev.berth.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One container of a task definition, as far as placement and the life of the task depend on it.
 *
 * @param cpu CPU units the container declares; 0 when it declares none
 * @param memoryMiB hard limit in MiB; 0 when it declares none
 * @param memoryReservationMiB soft limit in MiB; 0 when it declares none
 * @param gpus whole GPUs asked for through {@code resourceRequirements}
 * @param essential whether the task stops when this container does
 * @param dependsOn what it waits for before it starts; reversed, what waits for it to stop
 * @param healthCheck {@code null} for a container whose health nobody looks after
 * @param startTimeoutSeconds how long those that wait for this one wait; 0 for ever
 * @param stopTimeoutSeconds from SIGTERM to SIGKILL; 0 for what the agent is set to
 * @param restartPolicy {@code null} for a container that is not started again
 */
public record ContainerDefinition(
    String name,
    String image,
    int cpu,
    int memoryMiB,
    int memoryReservationMiB,
    int gpus,
    boolean essential,
    List<PortMapping> portMappings,
    List<ContainerDependency> dependsOn,
    @Nullable HealthCheck healthCheck,
    int startTimeoutSeconds,
    int stopTimeoutSeconds,
    @Nullable RestartPolicy restartPolicy) {
  public ContainerDefinition {
    portMappings = List.copyOf(portMappings);
    dependsOn = List.copyOf(dependsOn);
  }

  /** A container that waits for nobody, whose health nobody looks after. */
  public ContainerDefinition(
      String name,
      String image,
      int cpu,
      int memoryMiB,
      int memoryReservationMiB,
      int gpus,
      boolean essential,
      List<PortMapping> portMappings) {
    this(
        name,
        image,
        cpu,
        memoryMiB,
        memoryReservationMiB,
        gpus,
        essential,
        portMappings,
        List.of(),
        null,
        0,
        0,
        null);
  }

  /** What placement reserves: the soft limit where there is one, else the hard limit. */
  public int reservedMemoryMiB() {
    return memoryReservationMiB > 0 ? memoryReservationMiB : memoryMiB;
  }
}
