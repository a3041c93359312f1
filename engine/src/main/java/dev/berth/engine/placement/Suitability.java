package dev.berth.engine.placement;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.query.ClusterQuery;
import org.jspecify.annotations.Nullable;

/** The binding part of placement: whether an instance may receive a task at all, and why not. */
public final class Suitability {
  private Suitability() {}

  /**
   * The first rule that excludes an instance, in ECS's order: resources, then constraints; {@code
   * null} if none does.
   *
   * @param groupTasks tasks of the request's group, by instance number
   */
  public static @Nullable Rejection rejection(
      ClusterState cluster, PlacementRequest request, int[] groupTasks, int instance) {
    Rejection shortage = shortage(cluster, request.demand(), instance);
    if (shortage != null) {
      return shortage;
    }
    for (ClusterQuery query : request.constraints().memberOf()) {
      if (!cluster.matches(query, instance)) {
        return Rejection.MEMBER_OF;
      }
    }
    if (request.constraints().distinctInstance() && groupTasks[instance] > 0) {
      return Rejection.DISTINCT_INSTANCE;
    }
    return null;
  }

  /** What an instance lacks for this demand; {@code null} if nothing. */
  static @Nullable Rejection shortage(ClusterState cluster, TaskDemand demand, int instance) {
    Resources amounts = demand.amounts();
    if (cluster.cpuLeft()[instance] < amounts.cpuUnits()) {
      return Rejection.CPU;
    }
    if (cluster.memoryLeft()[instance] < amounts.memoryMiB()) {
      return Rejection.MEMORY;
    }
    if (!cluster.hasPorts(instance, demand.ports())) {
      return Rejection.PORTS;
    }
    if (cluster.gpusLeft()[instance] < amounts.gpus()) {
      return Rejection.GPU;
    }
    return demand.networkInterface() && cluster.interfacesLeft()[instance] == 0
        ? Rejection.NETWORK_INTERFACE
        : null;
  }
}
