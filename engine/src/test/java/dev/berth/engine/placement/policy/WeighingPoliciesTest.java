package dev.berth.engine.placement.policy;

import static dev.berth.engine.placement.policy.PolicyFixtures.amounts;
import static dev.berth.engine.placement.policy.PolicyFixtures.choice;
import static dev.berth.engine.placement.policy.PolicyFixtures.cluster;
import static dev.berth.engine.placement.policy.PolicyFixtures.request;
import static dev.berth.engine.placement.policy.PolicyFixtures.scores;
import static dev.berth.engine.placement.policy.PolicyFixtures.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.TieBreak;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;

class WeighingPoliciesTest {
  private static final ResourceWeights EVEN = ResourceWeights.EVEN;

  @Test
  void bestAndWorstFit_ofTwoResources_countWhatTheTaskLeavesOfTheLargest() {
    // The task leaves 300 of 1000 and 100 of 500, 25 %; on the other 200 and 450, 55 %.
    ClusterState cluster = cluster(amounts(1_000, 200, 0), amounts(400, 500, 0));
    take(cluster, 0, 500, 50, 0);
    Resources demand = amounts(200, 50, 0);

    assertThat(scores(new BestFit(EVEN), cluster, demand)).containsExactly(75L, 45L);
    assertThat(scores(new WorstFit(EVEN), cluster, demand)).containsExactly(25L, 55L);
    assertThat(choice(new BestFit(EVEN), cluster, demand)).isZero();
    assertThat(choice(new WorstFit(EVEN), cluster, demand)).isOne();
  }

  @Test
  void bestFit_withWeights_goesByThoseResourcesOnly() {
    ClusterState cluster = cluster(amounts(1_000, 1_000, 2_000), amounts(1_000, 1_000, 2_000));
    take(cluster, 0, 0, 900, 0);
    take(cluster, 1, 300, 0, 0);
    Resources demand = amounts(100, 100, 1_000);

    // CPU and GPU: (90 % + 50 %) / 2 and (60 % + 50 %) / 2 are left.
    assertThat(scores(new BestFit(new ResourceWeights(1, 0, 1)), cluster, demand))
        .containsExactly(30L, 45L);
    // CPU three times: (270 % + 50 %) / 4 and (180 % + 50 %) / 4.
    assertThat(scores(new BestFit(new ResourceWeights(3, 0, 1)), cluster, demand))
        .containsExactly(20L, 42L);
    assertThat(scores(new BestFit(new ResourceWeights(0, 1, 0)), cluster, demand))
        .containsExactly(100L, 10L);
  }

  @Test
  void bestFit_withoutAnyGpuInTheCluster_doesNotCountGpus() {
    ClusterState cluster = cluster(amounts(100, 100, 0), amounts(100, 100, 0));
    take(cluster, 1, 20, 40, 0);

    assertThat(scores(new BestFit(EVEN), cluster, amounts(0, 0, 0))).containsExactly(0L, 30L);
    assertThat(scores(new BestFit(new ResourceWeights(0, 0, 1)), cluster, amounts(0, 0, 0)))
        .containsExactly(100L, 100L);
  }

  @Test
  void dotProduct_ofTwoResources_isTruncated() {
    ClusterState cluster = cluster(amounts(1_000, 500, 0), amounts(1_000, 500, 0));
    take(cluster, 0, 500, 0, 0);
    take(cluster, 1, 0, 250, 0);

    // (0.5 x 0.4 + 1 x 0.1) / 2 = 0.15 and (1 x 0.4 + 0.5 x 0.1) / 2 = 0.225.
    assertThat(scores(new DotProduct(EVEN), cluster, amounts(400, 50, 0)))
        .containsExactly(85L, 77L);
  }

  @Test
  void powerOfTwoChoices_ofTwo_takesTheEmptierByItsOwnSize() {
    ClusterState cluster = cluster(amounts(1_000, 1_000, 0), amounts(100, 100, 0));
    take(cluster, 0, 200, 200, 0);
    take(cluster, 1, 10, 10, 0);

    assertThat(choice(new PowerOfTwoChoices(EVEN), cluster, amounts(1, 1, 0))).isOne();
  }

  @SeededTest(runs = 5)
  void powerOfTwoChoices_ofDistinctLoads_takesEachByItsPairs(long seed) {
    ClusterState cluster = cluster(amounts(10, 10, 0), amounts(10, 10, 0), amounts(10, 10, 0));
    take(cluster, 0, 6, 0, 0);
    take(cluster, 1, 1, 0, 0);
    take(cluster, 2, 3, 0, 0);
    UniformRandomProvider random = new SplitMix64(seed);
    int[] chosen = new int[3];
    Placement placement = new ReferencePlacement(TieBreak.LOWEST);
    PlacementRequest request = request(amounts(1, 1, 0), new PowerOfTwoChoices(EVEN));
    for (int i = 0; i < 3_000; i++) {
      chosen[placement.choose(cluster, request, random)]++;
    }

    // The fullest loses against both; the emptiest wins two of the three pairs.
    assertThat(chosen[0]).isZero();
    assertThat(chosen[1]).isCloseTo(2_000, within(120));
    assertThat(chosen[2]).isCloseTo(1_000, within(120));
  }

  @Test
  void weights_allZeroOrNegative_areRefused() {
    assertThatThrownBy(() -> new ResourceWeights(0, 0, 0)).hasMessageContaining("0 to 0 to 0");
    assertThatThrownBy(() -> new ResourceWeights(1, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ResourceWeights.of(List.of(WeighedResource.GPU, WeighedResource.CPU)))
        .isEqualTo(new ResourceWeights(1, 0, 1));
  }
}
