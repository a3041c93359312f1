package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;

/**
 * Kubernetes' {@code LeastAllocated}: the instance with the largest share of its own resources
 * left. The mean over the resources of whole percentages, rounded down as kube-scheduler does.
 */
public record KubernetesLeastAllocated(ResourceWeights weights) implements PercentScore {
  private static final WeighedResource[] ALL = WeighedResource.values();

  @Override
  public long score(ClusterState cluster, PlacementRequest request, int instance) {
    long sum = 0;
    long weightSum = 0;
    for (WeighedResource resource : ALL) {
      long offered = Requested.offered(cluster, request, instance, resource);
      if (offered > 0) {
        long requested = Requested.withTask(cluster, request, instance, resource);
        sum += weights.weight(resource) * ((offered - requested) * HIGHEST / offered);
        weightSum += weights.weight(resource);
      }
    }
    return weightSum == 0 ? 0 : sum / weightSum;
  }
}
