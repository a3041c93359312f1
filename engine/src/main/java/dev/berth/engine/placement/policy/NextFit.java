package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.Choices;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PickingPolicy;
import dev.berth.engine.placement.Placement;
import org.apache.commons.rng.UniformRandomProvider;

/** The instance that received a task last if it is suitable, else the next one, wrapping round. */
public record NextFit() implements PickingPolicy {
  @Override
  public int pick(Choices choices, ClusterState cluster, UniformRandomProvider random) {
    int last = cluster.lastPlaced();
    int position = last == Placement.NO_INSTANCE ? 0 : choices.before(last);
    return position == choices.count() ? 0 : position;
  }
}
