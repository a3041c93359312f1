package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.Candidates;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import org.apache.commons.rng.UniformRandomProvider;

/** The lowest-numbered instance: no ECS strategy, but the yardstick of the packing literature. */
public record FirstFit() implements PlacementPolicy {
  @Override
  public void narrow(
      Candidates candidates,
      ClusterState cluster,
      PlacementRequest request,
      UniformRandomProvider random) {
    candidates.keepOnly(0);
  }
}
