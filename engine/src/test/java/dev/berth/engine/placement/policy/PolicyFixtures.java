package dev.berth.engine.placement.policy;

import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.ScoringPolicy;
import dev.berth.engine.placement.TieBreak;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source64.SplitMix64;

/** Clusters and requests in one line each. */
final class PolicyFixtures {
  private PolicyFixtures() {}

  /** Instances with so much CPU, memory and as many whole GPUs. */
  static ClusterState cluster(Resources... instances) {
    ClusterState cluster = new ClusterState();
    for (Resources instance : instances) {
      cluster.register(RegisteredResources.of(instance), Map.of());
    }
    return cluster;
  }

  static Resources amounts(int cpuUnits, int memoryMiB, int gpuMilli) {
    return new Resources(cpuUnits, memoryMiB, gpuMilli);
  }

  static PlacementRequest request(Resources demand, PlacementPolicy... policies) {
    return PlacementRequest.of(TaskDemand.of(demand), "g", Constraints.NONE, List.of(policies));
  }

  /** Puts a task on an instance. */
  static void take(ClusterState cluster, int instance, int cpuUnits, int memoryMiB, int gpuMilli) {
    cluster.take(instance, request(amounts(cpuUnits, memoryMiB, gpuMilli)));
  }

  /** Puts a task that asks for GPUs only on these devices. */
  static void takeGpu(ClusterState cluster, int instance, int gpuMilli, long devices) {
    cluster.take(instance, request(amounts(0, 0, gpuMilli)), devices);
  }

  /** The score of each instance. */
  static List<Long> scores(ScoringPolicy policy, ClusterState cluster, Resources demand) {
    return IntStream.range(0, cluster.size())
        .mapToObj(instance -> policy.score(cluster, request(demand), instance))
        .toList();
  }

  /** The instance that the reference chooses, the lowest-numbered one of several. */
  static int choice(PlacementPolicy policy, ClusterState cluster, Resources demand) {
    return new ReferencePlacement(TieBreak.LOWEST)
        .choose(cluster, request(demand, policy), new SplitMix64(1));
  }
}
