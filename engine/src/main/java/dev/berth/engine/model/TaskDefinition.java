package dev.berth.engine.model;

import dev.berth.engine.model.PortMapping.Protocol;
import java.util.List;

/**
 * One revision of a task family.
 *
 * @param revision 1 for the family's first registration, one more for each later one
 * @param cpu task-level CPU units; 0 when the definition leaves them to its containers
 * @param memoryMiB task-level memory in MiB; 0 when the definition leaves it to its containers
 */
public record TaskDefinition(
    String family,
    int revision,
    NetworkMode networkMode,
    int cpu,
    int memoryMiB,
    List<ContainerDefinition> containers) {
  public TaskDefinition {
    containers = List.copyOf(containers);
  }

  /**
   * What one task takes from a container instance: the task-level size where it is given, else the
   * sum over the containers. The agent computes the same ({@code ToHostResources}).
   */
  public Resources demand() {
    int cpuSum = 0;
    int memorySum = 0;
    int gpuSum = 0;
    for (ContainerDefinition container : containers) {
      cpuSum += container.cpu();
      memorySum += container.reservedMemoryMiB();
      gpuSum += container.gpus();
    }
    return Resources.ofGpus(cpu > 0 ? cpu : cpuSum, memoryMiB > 0 ? memoryMiB : memorySum, gpuSum);
  }

  /** Static host ports of the containers; with {@code awsvpc} ports are the task's own. */
  public HostPorts hostPorts() {
    return switch (networkMode) {
      case NONE, AWSVPC -> HostPorts.NONE;
      case BRIDGE, HOST -> new HostPorts(hostPorts(Protocol.TCP), hostPorts(Protocol.UDP));
    };
  }

  /** The name ECS gives this revision: {@code family:revision}. */
  public String qualifiedName() {
    return family + ":" + revision;
  }

  private List<Integer> hostPorts(Protocol protocol) {
    return containers.stream()
        .flatMap(container -> container.portMappings().stream())
        .filter(mapping -> mapping.protocol() == protocol)
        .map(mapping ->
            networkMode == NetworkMode.HOST ? mapping.containerPort() : mapping.hostPort())
        .filter(port -> port > 0)
        .distinct()
        .toList();
  }
}
