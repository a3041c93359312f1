package dev.berth.engine.placement.policy;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;

/**
 * How much each resource counts where a policy weighs several; 0 for one that does not. A resource
 * that no instance has never counts.
 */
public record ResourceWeights(int cpu, int memory, int gpu) {
  /** All resources alike. */
  public static final ResourceWeights EVEN = new ResourceWeights(1, 1, 1);

  private static final WeighedResource[] ALL = WeighedResource.values();

  public ResourceWeights {
    if (cpu < 0 || memory < 0 || gpu < 0 || cpu + memory + gpu == 0) {
      throw new IllegalArgumentException(
          "resources cannot be weighed %d to %d to %d\nMaybe whole numbers from 0, not all 0."
              .formatted(cpu, memory, gpu));
    }
  }

  /** These resources alike, the others not at all. */
  public static ResourceWeights of(Iterable<WeighedResource> resources) {
    int[] weights = new int[ALL.length];
    resources.forEach(resource -> weights[resource.ordinal()] = 1);
    return new ResourceWeights(weights[0], weights[1], weights[2]);
  }

  /** The weight of one resource. */
  public int weight(WeighedResource resource) {
    return switch (resource) {
      case CPU -> cpu;
      case MEMORY -> memory;
      case GPU -> gpu;
    };
  }

  /** What a task leaves of an instance, from 0 to 1, in terms of the largest instance. */
  double leftAfter(ClusterState cluster, Resources demand, int instance) {
    double sum = 0;
    int weights = 0;
    for (WeighedResource resource : ALL) {
      int largest = resource.in(cluster.largest());
      int weight = largest == 0 ? 0 : weight(resource);
      if (weight > 0) {
        int left = resource.left(cluster, instance) - resource.in(demand);
        sum += weight * ((double) left / largest);
        weights += weight;
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /**
   * How well what is left on an instance points in the direction of what a task asks for, from 0 to
   * 1: the dot product of the two, both in terms of the largest instance.
   */
  double dotProduct(ClusterState cluster, Resources demand, int instance) {
    double sum = 0;
    int weights = 0;
    for (WeighedResource resource : ALL) {
      int largest = resource.in(cluster.largest());
      int weight = largest == 0 ? 0 : weight(resource);
      if (weight > 0) {
        double left = (double) resource.left(cluster, instance) / largest;
        sum += weight * left * ((double) resource.in(demand) / largest);
        weights += weight;
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /** How much of what an instance itself has is left, from 0 to 1. */
  double shareLeft(ClusterState cluster, int instance) {
    Resources registered = cluster.registered(instance).amounts();
    double sum = 0;
    int weights = 0;
    for (WeighedResource resource : ALL) {
      int offered = resource.in(registered);
      int weight = offered == 0 ? 0 : weight(resource);
      if (weight > 0) {
        sum += weight * ((double) resource.left(cluster, instance) / offered);
        weights += weight;
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
