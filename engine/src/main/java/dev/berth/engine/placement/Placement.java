package dev.berth.engine.placement;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Chooses instances for tasks. A choice changes nothing; its caller takes the resources. */
public interface Placement {
  /** The answer of {@link #choose} when no instance is suitable. */
  int NO_INSTANCE = -1;

  /**
   * The number of the instance for one task, or {@link #NO_INSTANCE}.
   *
   * @param random drawn from only where the request leaves a choice to chance
   */
  int choose(ClusterState cluster, PlacementRequest request, UniformRandomProvider random);

  /** The GPU devices, as a bit mask, that a task gets on the instance chosen for it. */
  static long devices(
      ClusterState cluster, PlacementRequest request, int instance, UniformRandomProvider random) {
    int gpuMilli = request.demand().amounts().gpuMilli();
    if (gpuMilli == 0) {
      return 0;
    }
    List<PlacementPolicy> policies = request.policies();
    return policies.isEmpty()
        ? cluster.gpus().tightest(instance, gpuMilli)
        : policies.getLast().devices(cluster, request, instance, random);
  }
}
