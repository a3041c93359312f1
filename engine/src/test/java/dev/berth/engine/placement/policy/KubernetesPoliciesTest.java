package dev.berth.engine.placement.policy;

import static dev.berth.engine.placement.policy.PolicyFixtures.amounts;
import static dev.berth.engine.placement.policy.PolicyFixtures.cluster;
import static dev.berth.engine.placement.policy.PolicyFixtures.scores;
import static dev.berth.engine.placement.policy.PolicyFixtures.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import org.junit.jupiter.api.Test;

/** Examples with the arithmetic of kube-scheduler's noderesources plugins worked out by hand. */
class KubernetesPoliciesTest {
  private static final ResourceWeights EVEN = ResourceWeights.EVEN;

  @Test
  void leastAllocated_withTheTask_isTheMeanOfPercentagesRoundedDownEach() {
    ClusterState cluster = cluster(amounts(4_000, 10_000, 0), amounts(10_000, 20_000, 0));
    take(cluster, 1, 3_000, 5_000, 0);
    Resources demand = amounts(3_000, 5_000, 0);

    // ((4000 - 3000) x 100 / 4000 = 25, 50) / 2 = 37, and (40 + 50) / 2 = 45.
    assertThat(scores(new KubernetesLeastAllocated(EVEN), cluster, demand))
        .containsExactly(37L, 45L);
    // (75 + 50) / 2 = 62, and (60 + 50) / 2 = 55.
    assertThat(scores(new KubernetesMostAllocated(EVEN), cluster, demand))
        .containsExactly(62L, 55L);
  }

  @Test
  void leastAllocated_withWeights_isTheirMean() {
    ClusterState cluster = cluster(amounts(3, 3, 0));

    // 2/3 and 1/3 left: 66 and 33; (3 x 66 + 33) / 4 = 57.
    assertThat(
            scores(
                new KubernetesLeastAllocated(new ResourceWeights(3, 1, 0)),
                cluster,
                amounts(1, 2, 0)))
        .containsExactly(57L);
  }

  @Test
  void leastAllocated_ofAGpuInstance_countsTheGpuForGpuTasksOnly() {
    ClusterState cluster = cluster(amounts(100, 100, 4_000), amounts(100, 100, 0));
    PolicyFixtures.takeGpu(cluster, 0, 2_000, 0b11);

    assertThat(scores(new KubernetesLeastAllocated(EVEN), cluster, amounts(20, 30, 0)))
        .containsExactly(75L, 75L);
    // (80 + 70 + 25) / 3 = 58.
    assertThat(scores(new KubernetesLeastAllocated(EVEN), cluster, amounts(20, 30, 1_000)))
        .startsWith(58L);
  }

  @Test
  void balancedAllocation_ofTwoResources_isHalfTheirDifference() {
    ClusterState cluster = cluster(amounts(4_000, 10_000, 0), amounts(10_000, 20_000, 0));

    // |0.75 - 0.5| / 2 = 0.125 and |0.3 - 0.25| / 2 = 0.025.
    assertThat(scores(new KubernetesBalancedAllocation(EVEN), cluster, amounts(3_000, 5_000, 0)))
        .containsExactly(87L, 97L);
  }

  @Test
  void balancedAllocation_ofThreeResources_isTheStandardDeviation() {
    ClusterState cluster = cluster(amounts(100, 100, 1_000));

    // 0.2, 0.3 and 1: mean 0.5, variance (0.09 + 0.04 + 0.25) / 3 = 0.12667, deviation 0.3559.
    assertThat(scores(new KubernetesBalancedAllocation(EVEN), cluster, amounts(20, 30, 1_000)))
        .containsExactly(64L);
  }

  @Test
  void balancedAllocation_ofATaskThatAsksForNothing_findsAllAlike() {
    ClusterState cluster = cluster(amounts(100, 100, 0), amounts(100, 100, 0));
    take(cluster, 0, 90, 0, 0);

    assertThat(scores(new KubernetesBalancedAllocation(EVEN), cluster, Resources.NONE))
        .containsExactly(0L, 0L);
    assertThat(
            scores(
                new KubernetesBalancedAllocation(new ResourceWeights(0, 1, 0)),
                cluster,
                amounts(0, 1, 0)))
        .containsExactly(100L, 100L);
  }
}
