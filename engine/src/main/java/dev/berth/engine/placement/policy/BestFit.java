package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;

/** The instance on which the task leaves least, over several resources. */
public record BestFit(ResourceWeights weights) implements PercentScore {
  @Override
  public long score(ClusterState cluster, PlacementRequest request, int instance) {
    double left = weights.leftAfter(cluster, request.demand().amounts(), instance);
    return PercentScore.truncated(1 - left);
  }
}
