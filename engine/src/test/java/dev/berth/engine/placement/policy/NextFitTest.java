package dev.berth.engine.placement.policy;

import static dev.berth.engine.placement.policy.PolicyFixtures.amounts;
import static dev.berth.engine.placement.policy.PolicyFixtures.choice;
import static dev.berth.engine.placement.policy.PolicyFixtures.cluster;
import static dev.berth.engine.placement.policy.PolicyFixtures.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.placement.ClusterState;
import org.junit.jupiter.api.Test;

class NextFitTest {
  private final ClusterState cluster =
      cluster(amounts(10, 10, 0), amounts(10, 10, 0), amounts(10, 10, 0));

  @Test
  void choice_beforeAnyTask_isTheFirstSuitable() {
    assertThat(choice(new NextFit(), cluster, amounts(1, 1, 0))).isZero();
  }

  @Test
  void choice_whileTheLastOneHasRoom_isThatOne() {
    take(cluster, 1, 5, 5, 0);

    assertThat(choice(new NextFit(), cluster, amounts(5, 5, 0))).isOne();
  }

  @Test
  void choice_whenTheLastOneIsFull_isTheNextAndNotAnEarlierOne() {
    take(cluster, 1, 5, 5, 0);

    assertThat(choice(new NextFit(), cluster, amounts(6, 5, 0))).isEqualTo(2);
  }

  @Test
  void choice_behindTheLastSuitable_wrapsRound() {
    take(cluster, 2, 5, 5, 0);

    assertThat(choice(new NextFit(), cluster, amounts(6, 5, 0))).isZero();
  }
}
