package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;

/**
 * The instance where the product of what is left and what the task asks for is lowest: one that has
 * little left of what the task needs most.
 */
public record DotProduct(ResourceWeights weights) implements PercentScore {
  @Override
  public long score(ClusterState cluster, PlacementRequest request, int instance) {
    double product = weights.dotProduct(cluster, request.demand().amounts(), instance);
    return PercentScore.truncated(1 - product);
  }
}
