package dev.berth.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacedTest {
  @Test
  void placement_onSomeHosts_countsThemAndTheTasksWithout() {
    TaskStream stream = TaskStream.of(4, 10);

    Placed placed = Placed.of(stream, new int[] {3, Placed.NO_HOST, 3, 7});

    assertThat(placed.hostsUsed()).isEqualTo(2);
    assertThat(placed.unplaced()).isEqualTo(1);
  }

  @Test
  void placement_ofAllTasksOnOneHost_isRefused() {
    TaskStream stream = TaskStream.of(100, 10);

    assertThatThrownBy(() -> Placed.of(stream, new int[100]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("host 0 has");
  }

  @Test
  void placement_onUnknownHost_isRefused() {
    TaskStream stream = TaskStream.of(1, 10);

    assertThatThrownBy(() -> Placed.of(stream, new int[] {10}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("task 0 is on host 10, unknown");
  }

  @Test
  void placement_withoutAnswerForATask_isRefused() {
    TaskStream stream = TaskStream.of(3, 10);

    assertThatThrownBy(() -> Placed.of(stream, new int[2]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("2 answers for 3 tasks");
  }

  @Test
  void fingerprint_ofTwoPlacements_tellsThemApart() {
    TaskStream stream = TaskStream.of(4, 10);
    int[] one = IntStream.range(0, 4).toArray();
    int[] other = Arrays.copyOf(one, 4);
    other[2] = 9;

    assertThat(Placed.of(stream, one)).isEqualTo(Placed.of(stream, one.clone()));
    assertThat(Placed.of(stream, one).fingerprint())
        .isNotEqualTo(Placed.of(stream, other).fingerprint());
  }
}
