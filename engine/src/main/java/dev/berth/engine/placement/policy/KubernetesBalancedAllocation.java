package dev.berth.engine.placement.policy;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;

/**
 * Kubernetes' {@code BalancedAllocation}: the instance whose resources, with the task, are taken to
 * the most equal shares, by their standard deviation. Weights only say which resources count; for a
 * task that requests none of them all instances are alike.
 */
public record KubernetesBalancedAllocation(ResourceWeights weights) implements PercentScore {
  private static final WeighedResource[] ALL = WeighedResource.values();

  @Override
  public long score(ClusterState cluster, PlacementRequest request, int instance) {
    if (requestsNothing(request.demand().amounts())) {
      return 0;
    }
    double sum = 0;
    double difference = 0;
    int count = 0;
    for (WeighedResource resource : ALL) {
      if (counts(cluster, request, instance, resource)) {
        double share = share(cluster, request, instance, resource);
        sum += share;
        difference = share - difference;
        count++;
      }
    }
    // Two shares have a formula of their own, as in kube-scheduler: it may differ in the last bit.
    double deviation =
        switch (count) {
          case 0, 1 -> 0;
          case 2 -> Math.abs(difference / 2);
          default -> Math.sqrt(squares(cluster, request, instance, sum / count) / count);
        };
    return (long) ((1 - deviation) * HIGHEST);
  }

  private double squares(
      ClusterState cluster, PlacementRequest request, int instance, double mean) {
    double squares = 0;
    for (WeighedResource resource : ALL) {
      if (counts(cluster, request, instance, resource)) {
        double distance = share(cluster, request, instance, resource) - mean;
        squares += distance * distance;
      }
    }
    return squares;
  }

  private boolean requestsNothing(Resources demand) {
    for (WeighedResource resource : ALL) {
      if (weights.weight(resource) > 0 && resource.in(demand) > 0) {
        return false;
      }
    }
    return true;
  }

  private boolean counts(
      ClusterState cluster, PlacementRequest request, int instance, WeighedResource resource) {
    return weights.weight(resource) > 0
        && Requested.offered(cluster, request, instance, resource) > 0;
  }

  private static double share(
      ClusterState cluster, PlacementRequest request, int instance, WeighedResource resource) {
    long offered = Requested.offered(cluster, request, instance, resource);
    return (double) Requested.withTask(cluster, request, instance, resource) / offered;
  }
}
