package dev.berth.engine.model;

import java.util.List;

/**
 * One container of a task definition, as far as placement and the life of the task depend on it.
 *
 * @param cpu CPU units the container declares; 0 when it declares none
 * @param memoryMiB hard limit in MiB; 0 when it declares none
 * @param memoryReservationMiB soft limit in MiB; 0 when it declares none
 * @param gpus whole GPUs asked for through {@code resourceRequirements}
 * @param essential whether the task stops when this container does
 */
public record ContainerDefinition(
    String name,
    String image,
    int cpu,
    int memoryMiB,
    int memoryReservationMiB,
    int gpus,
    boolean essential,
    List<PortMapping> portMappings) {
  public ContainerDefinition {
    portMappings = List.copyOf(portMappings);
  }

  /** What placement reserves: the soft limit where there is one, else the hard limit. */
  public int reservedMemoryMiB() {
    return memoryReservationMiB > 0 ? memoryReservationMiB : memoryMiB;
  }
}
