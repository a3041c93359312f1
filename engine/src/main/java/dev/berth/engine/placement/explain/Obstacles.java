package dev.berth.engine.placement.explain;

import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.Rejection;
import dev.berth.engine.placement.query.ClusterQuery;
import java.util.ArrayList;
import java.util.List;

/** Finds all that keeps a task off an instance, where placement itself stops at the first. */
final class Obstacles {
  private static final String ZONE = "ecs.availability-zone";

  private final ClusterState cluster;
  private final PlacementRequest request;
  private final int[] groupTasks;

  Obstacles(ClusterState cluster, PlacementRequest request) {
    this.cluster = cluster;
    this.request = request;
    this.groupTasks = cluster.tasksOf(request.group());
  }

  /** Every obstacle on an instance, in the order of the rules. */
  List<Obstacle> on(int instance) {
    List<Obstacle> found = new ArrayList<>();
    if (cluster.status(instance) != InstanceStatus.ACTIVE) {
      found.add(new Obstacle(Rejection.STATUS, cluster.status(instance).name()));
    }
    String provider = request.requirements().capacityProvider();
    if (provider != null && !provider.equals(cluster.capacityProvider(instance))) {
      found.add(new Obstacle(Rejection.CAPACITY_PROVIDER, provider));
    }
    add(found, Rejection.AGENT, !cluster.isAgentConnected(instance));
    addRequirements(found, instance);
    Resources lack = lack(instance);
    add(found, Rejection.CPU, lack.cpuUnits() > 0);
    add(found, Rejection.MEMORY, lack.memoryMiB() > 0);
    addPorts(found, instance);
    add(found, Rejection.GPU, lack.gpuMilli() > 0);
    add(
        found,
        Rejection.NETWORK_INTERFACE,
        request.demand().networkInterface() && cluster.interfacesLeft()[instance] == 0);
    for (ClusterQuery query : request.constraints().memberOf()) {
      if (!cluster.matches(query, instance)) {
        found.add(new Obstacle(Rejection.MEMBER_OF, query.text()));
      }
    }
    boolean distinct = request.constraints().distinctInstance();
    add(found, Rejection.DISTINCT_INSTANCE, distinct && groupTasks[instance] > 0);
    return found;
  }

  /** What the task asks for beyond what is left on an instance. */
  Resources lack(int instance) {
    Resources wanted = request.demand().amounts();
    return new Resources(
        Math.max(0, wanted.cpuUnits() - cluster.cpuLeft()[instance]),
        Math.max(0, wanted.memoryMiB() - cluster.memoryLeft()[instance]),
        Math.max(0, wanted.gpuMilli() - gpuMilliLeft(instance)));
  }

  /** What is left on an instance for this task: of GPUs, only devices that it could have. */
  Resources left(int instance) {
    return new Resources(
        cluster.cpuLeft()[instance], cluster.memoryLeft()[instance], gpuMilliLeft(instance));
  }

  /** Whether an instance could hold the task if nothing else ran on it. */
  boolean isLargeEnough(int instance) {
    return request.demand().amounts().fitsIn(cluster.registered(instance).amounts());
  }

  private int gpuMilliLeft(int instance) {
    boolean share = cluster.gpus().isShare(request.demand().amounts().gpuMilli());
    int most = 0;
    int idle = 0;
    for (short left : cluster.gpus().milliLeft(instance)) {
      most = Math.max(most, left);
      idle += left == Resources.WHOLE_GPU ? Resources.WHOLE_GPU : 0;
    }
    return share ? most : idle;
  }

  private void addRequirements(List<Obstacle> found, int instance) {
    for (String name : request.requirements().attributes()) {
      if (!cluster.hasAttribute(instance, name)) {
        found.add(new Obstacle(Rejection.ATTRIBUTE, name));
      }
    }
    List<String> zones = request.requirements().zones();
    String zone = cluster.attributes(instance).getOrDefault(ZONE, "");
    add(found, Rejection.LOCATION, !zones.isEmpty() && !zones.contains(zone));
  }

  private void addPorts(List<Obstacle> found, int instance) {
    for (int port : request.demand().ports().tcp()) {
      if (!cluster.hasPorts(instance, new HostPorts(List.of(port), List.of()))) {
        found.add(new Obstacle(Rejection.PORTS, port + "/tcp"));
      }
    }
    for (int port : request.demand().ports().udp()) {
      if (!cluster.hasPorts(instance, new HostPorts(List.of(), List.of(port)))) {
        found.add(new Obstacle(Rejection.PORTS, port + "/udp"));
      }
    }
  }

  private static void add(List<Obstacle> found, Rejection rule, boolean broken) {
    if (broken) {
      found.add(new Obstacle(rule, ""));
    }
  }
}
