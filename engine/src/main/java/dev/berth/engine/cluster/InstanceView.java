package dev.berth.engine.cluster;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.api.instance.ContainerInstanceHealthStatus;
import dev.berth.engine.api.instance.Resource;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.placement.ClusterState;
import java.util.ArrayList;
import java.util.List;

/** How an instance's figures read in ECS's words. */
final class InstanceView {
  private final ClusterState state;
  private final InstanceIds ids;

  InstanceView(ClusterState state, InstanceIds ids) {
    this.state = state;
    this.ids = ids;
  }

  /** What it offered when it registered; of ports, those that are reserved. */
  List<Resource> registered(int instance) {
    RegisteredResources offered = state.registered(instance);
    List<String> gpus = new ArrayList<>();
    for (int device = 0; device < state.gpus().milliLeft(instance).length; device++) {
      gpus.add(ids.gpu(instance, device));
    }
    return resources(
        offered.amounts().cpuUnits(),
        offered.amounts().memoryMiB(),
        offered.reservedPorts(),
        gpus,
        !gpus.isEmpty());
  }

  /** What no task has taken; of ports, those that are not to be had. */
  List<Resource> remaining(int instance) {
    short[] milliLeft = state.gpus().milliLeft(instance);
    List<String> gpus = new ArrayList<>();
    for (int device = 0; device < milliLeft.length; device++) {
      if (milliLeft[device] == WHOLE_GPU) {
        gpus.add(ids.gpu(instance, device));
      }
    }
    return resources(
        state.cpuLeft()[instance],
        state.memoryLeft()[instance],
        state.portsInUse(instance),
        gpus,
        milliLeft.length > 0);
  }

  /** Whether its container runtime is well, as far as a connected agent says so. */
  ContainerInstanceHealthStatus health(int instance) {
    String status = state.isAgentConnected(instance) ? "OK" : "INSUFFICIENT_DATA";
    return new ContainerInstanceHealthStatus(
        status, List.of(new ContainerInstanceHealthStatus.Result("CONTAINER_RUNTIME", status)));
  }

  private static List<Resource> resources(
      int cpuUnits, int memoryMiB, HostPorts ports, List<String> gpus, boolean hasGpus) {
    List<Resource> all = new ArrayList<>();
    all.add(Resource.integer("CPU", cpuUnits));
    all.add(Resource.integer("MEMORY", memoryMiB));
    all.add(Resource.stringSet("PORTS", texts(ports.tcp())));
    all.add(Resource.stringSet("PORTS_UDP", texts(ports.udp())));
    if (hasGpus) {
      all.add(Resource.stringSet("GPU", gpus));
    }
    return List.copyOf(all);
  }

  private static List<String> texts(List<Integer> ports) {
    return ports.stream().map(String::valueOf).toList();
  }
}
