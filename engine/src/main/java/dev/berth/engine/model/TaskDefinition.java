package dev.berth.engine.model;

import dev.berth.engine.model.PortMapping.Protocol;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a task family.
 *
 * @param revision 1 for the family's first registration, one more for each later one
 * @param cpu task-level CPU units; 0 when the definition leaves them to its containers
 * @param memoryMiB task-level memory in MiB; 0 when the definition leaves it to its containers
 * @param requiresAttributes names of attributes that an instance must have, in alphabetical order;
 *     those that the definition's own features call for are added to the ones given
 * @param roles what the task and the agent may do on the account
 * @param volumeAtLaunch the volume that whoever runs the task configures; {@code null} without one
 */
public record TaskDefinition(
    String family,
    int revision,
    NetworkMode networkMode,
    int cpu,
    int memoryMiB,
    List<ContainerDefinition> containers,
    List<String> requiresAttributes,
    TaskRoles roles,
    @Nullable String volumeAtLaunch) {
  public TaskDefinition {
    containers = List.copyOf(containers);
    SortedSet<String> required = new TreeSet<>(requiresAttributes);
    if (networkMode == NetworkMode.AWSVPC) {
      required.add(AgentCapabilities.TASK_INTERFACE);
    }
    if (cpu > 0 || memoryMiB > 0) {
      required.add(AgentCapabilities.TASK_SIZE);
    }
    requiresAttributes = List.copyOf(required);
  }

  /** A definition that requires no more than its features call for. */
  public TaskDefinition(
      String family,
      int revision,
      NetworkMode networkMode,
      int cpu,
      int memoryMiB,
      List<ContainerDefinition> containers) {
    this(family, revision, networkMode, cpu, memoryMiB, containers, List.of());
  }

  /** A definition without roles and without a volume to configure. */
  public TaskDefinition(
      String family,
      int revision,
      NetworkMode networkMode,
      int cpu,
      int memoryMiB,
      List<ContainerDefinition> containers,
      List<String> requiresAttributes) {
    this(
        family,
        revision,
        networkMode,
        cpu,
        memoryMiB,
        containers,
        requiresAttributes,
        TaskRoles.NONE,
        null);
  }

  /** The same with more attributes that an instance must have. */
  public TaskDefinition requiring(List<String> attributes) {
    SortedSet<String> all = new TreeSet<>(requiresAttributes);
    all.addAll(attributes);
    return new TaskDefinition(
        family,
        revision,
        networkMode,
        cpu,
        memoryMiB,
        containers,
        List.copyOf(all),
        roles,
        volumeAtLaunch);
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
