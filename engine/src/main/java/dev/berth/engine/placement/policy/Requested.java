package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;

/** What Kubernetes' scores are made of: what instances offer, and what tasks request of it. */
final class Requested {
  private Requested() {}

  /**
   * How much of a resource an instance offers as far as a score goes; 0 where it does not count: a
   * GPU only counts for tasks that ask for one.
   */
  static long offered(
      ClusterState cluster, PlacementRequest request, int instance, WeighedResource resource) {
    boolean counts = resource != WeighedResource.GPU || request.demand().amounts().gpuMilli() > 0;
    return counts ? resource.in(cluster.registered(instance).amounts()) : 0;
  }

  /** How much of a resource an instance's tasks and the new one request together. */
  static long withTask(
      ClusterState cluster, PlacementRequest request, int instance, WeighedResource resource) {
    int offered = resource.in(cluster.registered(instance).amounts());
    int taken = offered - resource.left(cluster, instance);
    return (long) taken + resource.in(request.demand().amounts());
  }
}
