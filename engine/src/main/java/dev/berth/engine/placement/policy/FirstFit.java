package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.Choices;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PickingPolicy;
import org.apache.commons.rng.UniformRandomProvider;

/** The lowest-numbered instance: no ECS strategy, but the yardstick of the packing literature. */
public record FirstFit() implements PickingPolicy {
  @Override
  public int pick(Choices choices, ClusterState cluster, UniformRandomProvider random) {
    return 0;
  }
}
