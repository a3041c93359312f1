package dev.berth.bench.entry;

import dev.berth.bench.contest.Fork;
import dev.berth.bench.contest.PlacementSystem;
import dev.berth.bench.contest.TaskStream;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.index.IndexedPlacement;
import dev.berth.engine.placement.policy.KnownPolicies;
import dev.berth.engine.placement.policy.KnownPolicy;
import dev.berth.engine.placement.policy.PolicySetting;
import dev.berth.engine.placement.policy.ResourceWeights;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.engine.placement.policy.WorstFit;
import dev.berth.engine.random.RandomStreams;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * berth's placement, reference or index. As in a world, every task brings a request of its own and
 * its resources are taken before the next one is placed; registering the hosts is measured too.
 */
final class BerthPlacement implements PlacementSystem {
  private static final int CPU_UNITS = 1_024;

  private BerthPlacement() {}

  /** Measures berth in this JVM; its policies are named {@code reference/X} and {@code index/X}. */
  public static void main(String[] args) {
    Fork.of(args).measure(new BerthPlacement());
  }

  @Override
  public Run prepare(String policy, TaskStream stream) {
    List<PlacementPolicy> chain = List.of(policyOf(policy.replaceFirst("^.*/", "")));
    List<PlacementRequest> requests =
        IntStream.range(0, stream.tasks()).mapToObj(task -> request(stream, task, chain)).toList();
    Placement placement = placementOf(policy.replaceFirst("/.*$", ""));
    UniformRandomProvider random = RandomStreams.of(42).named("placement").stream();
    return () -> place(placement, cluster(stream.hosts()), requests, random);
  }

  private static Placement placementOf(String name) {
    return switch (name) {
      case "reference" -> new ReferencePlacement(TieBreak.LOWEST);
      case "index" -> new IndexedPlacement(TieBreak.LOWEST);
      default -> throw new IllegalArgumentException("no placement '" + name + "'");
    };
  }

  private static PlacementPolicy policyOf(String name) {
    if (name.equals("worst-fit-cpu")) {
      return new WorstFit(new ResourceWeights(1, 0, 0));
    }
    KnownPolicy known =
        KnownPolicies.named(name)
            .orElseThrow(() -> new IllegalArgumentException("no policy '" + name + "' of berth"));
    return known.make().apply(new PolicySetting(ResourceWeights.EVEN, BerthPlacement::noMix));
  }

  private static TaskMix noMix() {
    throw new IllegalArgumentException("policies that must know the tasks are not compared");
  }

  private static PlacementRequest request(
      TaskStream stream, int task, List<PlacementPolicy> chain) {
    Resources amounts = Resources.of(CPU_UNITS * stream.cpus(task), stream.memoryMiB(task));
    return PlacementRequest.of(TaskDemand.of(amounts), "batch", Constraints.NONE, chain);
  }

  private static ClusterState cluster(int hosts) {
    ClusterState cluster = new ClusterState();
    Resources amounts = Resources.of(CPU_UNITS * TaskStream.HOST_CPUS, TaskStream.HOST_MEMORY_MIB);
    for (int host = 0; host < hosts; host++) {
      cluster.register(RegisteredResources.of(amounts), Map.of());
    }
    return cluster;
  }

  private static int[] place(
      Placement placement,
      ClusterState cluster,
      List<PlacementRequest> requests,
      UniformRandomProvider random) {
    int[] hostOf = new int[requests.size()];
    for (int task = 0; task < hostOf.length; task++) {
      PlacementRequest request = requests.get(task);
      int host = placement.choose(cluster, request, random);
      if (host != Placement.NO_INSTANCE) {
        cluster.take(host, request);
      }
      hostOf[task] = host;
    }
    return hostOf;
  }
}
