package dev.berth.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.berth.engine.SeededTest;
import dev.berth.engine.capacity.CapacityStrategy.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StrategyCountTest {
  @Test
  @Tag("rule.strategy-weights")
  void tasks_byWeights_areDealtOutInProportion() {
    assertThat(dealt(5, share(1, 0), share(4, 0))).containsExactly(1, 1, 0, 1, 1);
    assertThat(counts(100, share(1, 0), share(4, 0))).containsExactly(20, 80);
    assertThat(counts(7, share(1, 0), share(1, 0))).containsExactly(4, 3);
  }

  @Test
  @Tag("rule.strategy-ties-by-order")
  void providers_equallyFarBehind_getTasksInTheirOrder() {
    assertThat(dealt(6, share(1, 0), share(1, 0), share(1, 0))).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  @Tag("rule.strategy-base-first")
  void base_isFilledBeforeTheWeightsCount() {
    assertThat(dealt(6, share(1, 0), share(1, 3))).containsExactly(1, 1, 1, 0, 1, 0);
    assertThat(counts(13, share(1, 3), share(4, 0))).containsExactly(5, 8);
  }

  @Test
  @Tag("rule.strategy-no-weight")
  void provider_withoutWeight_getsNoMoreThanItsBase() {
    assertThat(counts(10, share(0, 2), share(1, 0))).containsExactly(2, 8);
    assertThat(counts(3, share(0, 0))).containsExactly(3);
  }

  @Test
  @Tag("rule.strategy-counts-living-tasks")
  void tasks_thatLiveAlready_count() {
    StrategyCount count =
        new StrategyCount(
            new CapacityStrategy(List.of(named(1, 0, 0), named(1, 0, 1))), new int[] {4, 1});

    assertThat(List.of(count.next(), count.next(), count.next(), count.next()))
        .containsExactly(1, 1, 1, 0);
  }

  @Test
  @Tag("rule.strategy-scale-in-mirrors")
  void tasks_thatLeave_areThoseOfWhoIsFurthestAhead() {
    StrategyCount count =
        new StrategyCount(
            new CapacityStrategy(List.of(named(1, 1, 0), named(1, 0, 1))), new int[] {3, 4});

    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      left.add(count.leave());
    }
    // The base goes last.
    assertThat(left.getLast()).isZero();
    assertThat(left).startsWith(1, 1);
    assertThatIllegalStateException().isThrownBy(count::leave);
  }

  @SeededTest(runs = 50)
  void tasks_byAnyWeights_areNeverFurtherThanOneFromTheirShare(long seed) {
    Random random = new Random(seed);
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      shares.add(named(1 + random.nextInt(1_000), 0, i));
    }
    double weights = shares.stream().mapToInt(Share::weight).sum();
    StrategyCount count = new StrategyCount(new CapacityStrategy(shares));
    int[] tasks = new int[shares.size()];
    for (int k = 1; k <= 200; k++) {
      tasks[count.next()]++;
      for (int i = 0; i < tasks.length; i++) {
        assertThat(tasks[i]).isLessThan((int) Math.ceil(k * shares.get(i).weight() / weights) + 2);
      }
    }
    assertThat(Arrays.stream(tasks).sum()).isEqualTo(200);
  }

  private static int[] counts(int tasks, Share... shares) {
    int[] counts = new int[shares.length];
    dealt(tasks, shares).forEach(item -> counts[item]++);
    return counts;
  }

  private static List<Integer> dealt(int tasks, Share... shares) {
    StrategyCount count = new StrategyCount(new CapacityStrategy(List.of(shares)));
    List<Integer> dealt = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      dealt.add(count.next());
    }
    return dealt;
  }

  private static Share share(int weight, int base) {
    return named(weight, base, 0);
  }

  private static Share named(int weight, int base, int name) {
    return new Share("p" + name, weight, base, true);
  }
}
