package dev.berth.engine.placement.policy;

import static dev.berth.engine.placement.policy.PolicyFixtures.amounts;
import static dev.berth.engine.placement.policy.PolicyFixtures.cluster;
import static dev.berth.engine.placement.policy.PolicyFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.Suitability;
import dev.berth.engine.placement.TieBreak;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;

/** Random clusters and histories: each policy chooses what its definition says. */
class PolicyPropertyTest {
  private static final List<String> SCORED =
      List.of(
          "best-fit",
          "worst-fit",
          "dot-product",
          "kubernetes-least-allocated",
          "kubernetes-most-allocated",
          "kubernetes-balanced-allocation",
          "gpu-packing",
          "gpu-clustering");

  private static final Placement REFERENCE = new ReferencePlacement(TieBreak.LOWEST);

  @SeededTest(runs = 100)
  void choice_byScore_isTheFirstOfThoseWithTheHighestNaiveScore(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    ResourceWeights weights =
        new ResourceWeights(1 + random.nextInt(2), random.nextInt(2), random.nextInt(3));
    PolicySetting setting = new PolicySetting(weights, () -> TaskMix.NONE);
    for (String name : SCORED) {
      PlacementPolicy policy = KnownPolicies.named(name).orElseThrow().make().apply(setting);
      ClusterState cluster = randomCluster(random);
      for (int step = 0; step < 30; step++) {
        Resources demand = randomDemand(random);
        NaivePolicies naive = new NaivePolicies(cluster, weights, demand);
        int expected = Placement.NO_INSTANCE;
        for (int instance : suitable(cluster, demand)) {
          boolean first = expected == Placement.NO_INSTANCE;
          if (first || naive.score(name, instance) > naive.score(name, expected)) {
            expected = instance;
          }
        }
        assertThat(take(cluster, request(demand, policy))).as(name).isEqualTo(expected);
      }
    }
  }

  @SeededTest
  void nextFit_overAHistory_looksOnFromTheLastOne(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    ClusterState cluster = randomCluster(random);
    int last = 0;
    for (int step = 0; step < 60; step++) {
      Resources demand = randomDemand(random);
      List<Integer> suitable = suitable(cluster, demand);
      int expected = Placement.NO_INSTANCE;
      for (int i = cluster.size() - 1; i >= 0; i--) {
        int instance = (last + i) % cluster.size();
        expected = suitable.contains(instance) ? instance : expected;
      }
      assertThat(take(cluster, request(demand, new NextFit()))).isEqualTo(expected);
      last = expected == Placement.NO_INSTANCE ? last : expected;
    }
  }

  @SeededTest
  void powerOfTwoChoices_overAHistory_neverTakesTheOnlyFullestOne(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    ClusterState cluster = randomCluster(random);
    ResourceWeights cpu = new ResourceWeights(1, 0, 0);
    for (int step = 0; step < 60; step++) {
      Resources demand = randomDemand(random);
      List<Double> left =
          suitable(cluster, demand).stream()
              .map(each -> (double) cluster.cpuLeft()[each] / offered(cluster, each))
              .sorted()
              .toList();
      PlacementRequest request = request(demand, new PowerOfTwoChoices(cpu));
      int chosen = REFERENCE.choose(cluster, request, random);
      if (left.size() >= 2) {
        double emptier = (double) cluster.cpuLeft()[chosen] / offered(cluster, chosen);
        assertThat(emptier).isGreaterThanOrEqualTo(left.get(1));
      }
      if (chosen != Placement.NO_INSTANCE) {
        cluster.take(chosen, request);
      }
    }
  }

  private static int offered(ClusterState cluster, int instance) {
    return cluster.registered(instance).amounts().cpuUnits();
  }

  private static int take(ClusterState cluster, PlacementRequest request) {
    SplitMix64 unused = new SplitMix64(1);
    int chosen = REFERENCE.choose(cluster, request, unused);
    if (chosen != Placement.NO_INSTANCE) {
      cluster.take(chosen, request, Placement.devices(cluster, request, chosen, unused));
    }
    return chosen;
  }

  private static List<Integer> suitable(ClusterState cluster, Resources demand) {
    PlacementRequest request = request(demand);
    assertThat(request.constraints()).isEqualTo(Constraints.NONE);
    var rejections = Suitability.rejections(cluster, request);
    return new ArrayList<>(
        IntStream.range(0, cluster.size()).boxed().filter(i -> rejections.get(i) == null).toList());
  }

  private static ClusterState randomCluster(UniformRandomProvider random) {
    boolean withGpus = random.nextInt(4) > 0;
    return cluster(
        IntStream.range(0, 1 + random.nextInt(8))
            .mapToObj(i ->
                Resources.ofGpus(
                    1 + random.nextInt(60),
                    1 + random.nextInt(60),
                    withGpus ? random.nextInt(5) : 0))
            .toArray(Resources[]::new));
  }

  private static Resources randomDemand(UniformRandomProvider random) {
    int gpuMilli =
        switch (random.nextInt(4)) {
          case 0 -> 1_000 * (1 + random.nextInt(2));
          case 1 -> 50 * (1 + random.nextInt(19));
          default -> 0;
        };
    return amounts(random.nextInt(12), random.nextInt(12), gpuMilli);
  }
}
