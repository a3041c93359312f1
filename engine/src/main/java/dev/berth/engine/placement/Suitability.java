package dev.berth.engine.placement;

import dev.berth.engine.model.PlacementConstraint;
import dev.berth.engine.model.PlacementConstraint.DistinctInstance;
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
    if (!cluster.fits(instance, request.demand())) {
      return shortage(cluster, request, instance);
    }
    for (PlacementConstraint constraint : request.constraints()) {
      switch (constraint) {
        case DistinctInstance() -> {
          if (groupTasks[instance] > 0) {
            return Rejection.DISTINCT_INSTANCE;
          }
        }
      }
    }
    return null;
  }

  private static Rejection shortage(ClusterState cluster, PlacementRequest request, int instance) {
    if (cluster.cpuLeft()[instance] < request.demand().cpuUnits()) {
      return Rejection.CPU;
    }
    return cluster.memoryLeft()[instance] < request.demand().memoryMiB()
        ? Rejection.MEMORY
        : Rejection.GPU;
  }
}
