package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.Choices;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PickingPolicy;
import dev.berth.engine.placement.PlacementRequest;
import org.apache.commons.rng.UniformRandomProvider;

/** ECS's {@code random}: any of the instances that are left, all equally likely. */
public record RandomChoice() implements PickingPolicy {
  @Override
  public int pick(Choices choices, ClusterState cluster, UniformRandomProvider random) {
    // A single one is not drawn for: chance is used only where there is a choice.
    return choices.count() == 1 ? 0 : random.nextInt(choices.count());
  }

  /** For a share of a device any that has it; whole devices are all alike. */
  @Override
  public long devices(
      ClusterState cluster, PlacementRequest request, int instance, UniformRandomProvider random) {
    int gpuMilli = request.demand().amounts().gpuMilli();
    if (!cluster.gpus().isShare(gpuMilli)) {
      return cluster.gpus().tightest(instance, gpuMilli);
    }
    long fitting = cluster.gpus().fitting(instance, gpuMilli);
    int skipped = Long.bitCount(fitting) == 1 ? 0 : random.nextInt(Long.bitCount(fitting));
    for (; skipped > 0; skipped--) {
      fitting &= fitting - 1;
    }
    return Long.lowestOneBit(fitting);
  }
}
