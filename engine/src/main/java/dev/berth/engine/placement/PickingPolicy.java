package dev.berth.engine.placement;

import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/** A policy that keeps a single one of the instances that are left, so that nothing follows it. */
public interface PickingPolicy extends PlacementPolicy {
  /**
   * The position of the one to keep.
   *
   * @param random drawn from only where the policy leaves a choice to chance
   */
  int pick(Choices choices, ClusterState cluster, UniformRandomProvider random);

  @Override
  default void narrow(
      Candidates candidates,
      ClusterState cluster,
      PlacementRequest request,
      UniformRandomProvider random) {
    int position = pick(candidates, cluster, random);
    candidates.keepOnly(Objects.checkIndex(position, candidates.count()));
  }
}
