package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;

/** The instance on which the task leaves most, over several resources. */
public record WorstFit(ResourceWeights weights) implements PercentScore {
  @Override
  public long score(ClusterState cluster, PlacementRequest request, int instance) {
    double left = weights.leftAfter(cluster, request.demand().amounts(), instance);
    return PercentScore.truncated(left);
  }
}
