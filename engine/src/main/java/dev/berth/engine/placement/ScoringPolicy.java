package dev.berth.engine.placement;

import org.apache.commons.rng.UniformRandomProvider;

/** A policy that judges each instance by itself and prefers those with the highest score. */
public interface ScoringPolicy extends PlacementPolicy {
  /**
   * How good an instance is for a task it has room for, from 0 to 2<sup>{@link #scoreBits}</sup> −
   * 1.
   *
   * <p>A score may depend on the request, on what the cluster knows of this one instance, and on
   * what all instances share ({@link ClusterState#largest}), but not on other instances: it is
   * asked for again only when the instance has changed.
   */
  long score(ClusterState cluster, PlacementRequest request, int instance);

  /** In how many bits every score for the cluster's present instances fits, at most 62. */
  default int scoreBits(ClusterState cluster) {
    return Integer.SIZE - 1;
  }

  @Override
  default void narrow(
      Candidates candidates,
      ClusterState cluster,
      PlacementRequest request,
      UniformRandomProvider random) {
    candidates.keepHighest(instance -> score(cluster, request, instance));
  }
}
