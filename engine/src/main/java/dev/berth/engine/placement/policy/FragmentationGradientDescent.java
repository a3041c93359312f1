package dev.berth.engine.placement.policy;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Fragmentation gradient descent (FGD), by Weng, Yang and others, USENIX ATC 2023: the instance,
 * and for a share the device, where the task raises least, or lowers most, the amount of idle GPU
 * that the tasks of a mix cannot use.
 */
public final class FragmentationGradientDescent implements PercentScore {
  /** How many percent of all tasks the shapes make up that count. */
  private static final int COMMON_PERCENT = 95;

  private final Fragmentation fragmentation;
  private final int hash;

  /** The policy for a mix of tasks, of which the commonest count that make up 95 %. */
  public FragmentationGradientDescent(TaskMix mix) {
    fragmentation = new Fragmentation(mix.commonest(COMMON_PERCENT));
    hash = fragmentation.mix().hashCode();
  }

  @Override
  public long score(ClusterState cluster, PlacementRequest request, int instance) {
    Resources demand = request.demand().amounts();
    int cpuLeft = cluster.cpuLeft()[instance];
    short[] left = cluster.gpus().milliLeft(instance);
    long before = fragmentation.weighted(cpuLeft, left, 0, Fragmentation.NONE, 0);
    int cpuAfter = cpuLeft - demand.cpuUnits();
    long after;
    if (cluster.gpus().isShare(demand.gpuMilli())) {
      after = leastAfter(cpuAfter, left, demand.gpuMilli());
    } else {
      int devices = demand.gpuMilli() / WHOLE_GPU;
      after = fragmentation.weighted(cpuAfter, left, devices, Fragmentation.NONE, 0);
    }
    return score(before, after);
  }

  /** For a share the device with the highest score, the first of several. */
  @Override
  public long devices(
      ClusterState cluster, PlacementRequest request, int instance, UniformRandomProvider random) {
    Resources demand = request.demand().amounts();
    int milli = demand.gpuMilli();
    if (!cluster.gpus().isShare(milli)) {
      return cluster.gpus().tightest(instance, milli);
    }
    int cpuLeft = cluster.cpuLeft()[instance];
    short[] left = cluster.gpus().milliLeft(instance);
    long before = fragmentation.weighted(cpuLeft, left, 0, Fragmentation.NONE, 0);
    int cpuAfter = cpuLeft - demand.cpuUnits();
    long best = -1;
    int chosen = 0;
    for (int device = 0; device < left.length; device++) {
      if (left[device] >= milli) {
        long after = fragmentation.weighted(cpuAfter, left, 0, device, milli);
        long score = score(before, after);
        if (score > best) {
          best = score;
          chosen = device;
        }
      }
    }
    return 1L << chosen;
  }

  private long leastAfter(int cpuAfter, short[] left, int milli) {
    long least = Long.MAX_VALUE;
    for (int device = 0; device < left.length; device++) {
      if (left[device] >= milli && !isLikeAnEarlierOne(left, device)) {
        least = Math.min(least, fragmentation.weighted(cpuAfter, left, 0, device, milli));
      }
    }
    return least;
  }

  private static boolean isLikeAnEarlierOne(short[] left, int device) {
    for (int earlier = 0; earlier < device; earlier++) {
      if (left[earlier] == left[device]) {
        return true;
      }
    }
    return false;
  }

  /** A logistic function of how many devices' worth less is fragmented. */
  private long score(long before, long after) {
    double devices = (double) (before - after) / Math.max(1, fragmentation.weight()) / WHOLE_GPU;
    return (long) (HIGHEST / (1 + StrictMath.exp(-devices)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FragmentationGradientDescent that
        && hash == that.hash
        && (fragmentation == that.fragmentation
            || fragmentation.mix().equals(that.fragmentation.mix()));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "FragmentationGradientDescent[shapes=%d]".formatted(fragmentation.mix().shapes().size());
  }
}
