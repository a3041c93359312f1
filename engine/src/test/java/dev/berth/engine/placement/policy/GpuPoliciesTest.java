package dev.berth.engine.placement.policy;

import static dev.berth.engine.placement.policy.PolicyFixtures.amounts;
import static dev.berth.engine.placement.policy.PolicyFixtures.cluster;
import static dev.berth.engine.placement.policy.PolicyFixtures.scores;
import static dev.berth.engine.placement.policy.PolicyFixtures.takeGpu;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import org.junit.jupiter.api.Test;

class GpuPoliciesTest {
  private static final Resources NO_GPU = amounts(1, 1, 0);
  private static final Resources SHARE = amounts(1, 1, 300);
  private static final Resources ONE = amounts(1, 1, 1_000);
  private static final Resources TWO = amounts(1, 1, 2_000);

  @Test
  void packing_ofAnIdleInstance_isAThirdLessItsDevices() {
    ClusterState cluster = cluster(gpus(1), gpus(8), gpus(20));

    assertThat(scores(new GpuPacking(), cluster, SHARE)).containsExactly(32L, 25L, 20L);
    assertThat(scores(new GpuPacking(), cluster, ONE)).containsExactly(32L, 25L, 20L);
    assertThat(scores(new GpuPacking(), cluster, NO_GPU)).containsExactly(0L, 0L, 0L);
  }

  @Test
  void packing_onIdleDevicesOfAnInstanceInUse_isAHalfLessHowMany() {
    ClusterState cluster = cluster(gpus(4), gpus(24));
    takeGpu(cluster, 0, 800, 0b1);
    takeGpu(cluster, 1, 1_000, 0b1);

    assertThat(scores(new GpuPacking(), cluster, SHARE)).containsExactly(49L, 49L);
    assertThat(scores(new GpuPacking(), cluster, TWO)).containsExactly(48L, 48L);
    assertThat(scores(new GpuPacking(), cluster, amounts(1, 1, 20_000)).get(1)).isEqualTo(33L);
  }

  @Test
  void packing_onASharedDevice_losesATenthOfWhatIsFreeOnTheTightest() {
    ClusterState cluster = cluster(gpus(2), gpus(2));
    takeGpu(cluster, 0, 300, 0b01);
    takeGpu(cluster, 0, 650, 0b10);
    takeGpu(cluster, 1, 10, 0b01);

    // 35 % free: 100 - 3; 99 % free: 100 - 9.
    assertThat(scores(new GpuPacking(), cluster, SHARE)).containsExactly(97L, 91L);
  }

  @Test
  void clustering_byCompany_prefersOwnKindThenMixedThenNoneThenOthers() {
    ClusterState cluster = cluster(gpus(8), gpus(8), gpus(8), gpus(8));
    takeGpu(cluster, 0, 1_000, 0b1);
    takeGpu(cluster, 1, 1_000, 0b1);
    takeGpu(cluster, 1, 300, 0b10);
    takeGpu(cluster, 2, 2_000, 0b11);

    // 25 x 1000 / 8000 = 3.1, 25 x 1300 / 8000 = 4.1, 25 x 2000 / 8000 = 6.3.
    assertThat(scores(new GpuClustering(), cluster, ONE)).containsExactly(78L, 54L, 6L, 25L);
    assertThat(scores(new GpuClustering(), cluster, TWO)).containsExactly(3L, 4L, 81L, 25L);
    assertThat(scores(new GpuClustering(), cluster, SHARE)).containsExactly(3L, 54L, 6L, 25L);
    assertThat(scores(new GpuClustering(), cluster, NO_GPU)).containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void clustering_ofASmallInstance_countsItsMissingDevicesAsTaken() {
    ClusterState cluster = cluster(gpus(8), gpus(2));

    assertThat(scores(new GpuClustering(), cluster, ONE)).containsExactly(25L, 43L);
  }

  @Test
  void clustering_afterATaskHasGone_forgetsItsKind() {
    ClusterState cluster = cluster(gpus(8));
    takeGpu(cluster, 0, 2_000, 0b11);
    takeGpu(cluster, 0, 1_000, 0b100);
    cluster.giveBack(0, PolicyFixtures.request(amounts(0, 0, 2_000)), 0b11);

    assertThat(scores(new GpuClustering(), cluster, ONE)).containsExactly(78L);
    assertThat(cluster.gpus().tasks(0)).isOne();
    assertThat(cluster.gpus().tasksOfKind(0, 2_000)).isZero();
  }

  private static Resources gpus(int devices) {
    return Resources.ofGpus(100, 100, devices);
  }
}
