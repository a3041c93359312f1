package dev.berth.engine.placement;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * One link of a placement chain: prefers some of the suitable instances over others.
 *
 * <p>A policy remembers nothing: the same cluster, request and random numbers lead to the same
 * choice, and what it needs to know of earlier choices stands in the {@link ClusterState}. It
 * should be a record, or have {@code equals} and {@code hashCode} of its own: requests with equal
 * policies share an index. Most policies are a {@link ScoringPolicy}.
 */
public interface PlacementPolicy {
  /**
   * Keeps the candidates that the policy finds best; at least one.
   *
   * @param candidates instances that can take the task and that earlier links have left
   * @param random drawn from only where the policy leaves a choice to chance
   */
  void narrow(
      Candidates candidates,
      ClusterState cluster,
      PlacementRequest request,
      UniformRandomProvider random);

  /**
   * The GPU devices that a task gets on the instance chosen for it, as a bit mask. The last link of
   * a chain decides.
   */
  default long devices(
      ClusterState cluster, PlacementRequest request, int instance, UniformRandomProvider random) {
    return cluster.gpus().tightest(instance, request.demand().amounts().gpuMilli());
  }
}
