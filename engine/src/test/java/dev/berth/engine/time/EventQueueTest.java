package dev.berth.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.berth.engine.SeededTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  private final EventQueue queue = new EventQueue();
  private final List<Integer> fired = new ArrayList<>();

  @Test
  void queue_withoutActions_isNeverDue() {
    assertThat(queue.nextTime()).isEqualTo(EventQueue.NEVER);
    assertThat(queue.pollAt(0)).isNull();
    assertThat(queue.size()).isZero();
  }

  @Test
  void actions_ofOneInstant_comeInOrderOfInsertion() {
    add(7, 1);
    add(5, 2);
    add(7, 3);
    add(5, 4);

    fireAt(5);
    add(7, 5);
    fireAt(7);

    assertThat(fired).containsExactly(2, 4, 1, 3, 5);
  }

  @Test
  void action_addedForTheInstantItself_isDueAtOnce() {
    add(5, 1);
    fireAt(5);
    add(5, 2);

    assertThat(queue.nextTime()).isEqualTo(5);
    fireAt(5);
    assertThat(fired).containsExactly(1, 2);
  }

  @Test
  void poll_atAnotherTimeThanTheNext_takesNothing() {
    add(5, 1);

    assertThat(queue.pollAt(4)).isNull();
    assertThat(queue.pollAt(6)).isNull();
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void add_beforeTheInstantLastTakenFrom_isRefused() {
    add(5, 1);
    fireAt(5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> add(4, 2))
        .withMessage("time would go back: 4 ns after 5 ns");
  }

  @Test
  void actions_atTheEndOfTime_areKept() {
    add(EventQueue.NEVER, 1);

    assertThat(queue.nextTime()).isEqualTo(EventQueue.NEVER);
    assertThat(queue.size()).isEqualTo(1);
  }

  @SeededTest(runs = 50)
  void queue_overRandomHistories_behavesLikeASortedList(long seed) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    List<Pending> model = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    long now = 0;
    for (int step = 0; step < 3_000; step++) {
      if (random.nextInt(5) < 3) {
        long time = now + delay(random);
        model.add(new Pending(time, step));
        add(time, step);
      } else if (!model.isEmpty()) {
        Pending first = model.stream().min(Pending.ORDER).orElseThrow();
        model.remove(first);
        expected.add(first.number);
        now = first.time;
        assertThat(queue.nextTime()).isEqualTo(now);
        fireOne(now);
      }
      assertThat(queue.size()).isEqualTo(model.size());
    }
    assertThat(fired).isEqualTo(expected);
  }

  private static long delay(UniformRandomProvider random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> random.nextInt(4);
      case 2 -> random.nextLong(1L << 20);
      default -> random.nextLong(1L << 44);
    };
  }

  private void add(long time, int number) {
    queue.add(time, () -> fired.add(number));
  }

  private void fireAt(long time) {
    while (queue.nextTime() == time) {
      fireOne(time);
    }
  }

  private void fireOne(long time) {
    Runnable action = queue.pollAt(time);
    assertThat(action).isNotNull();
    action.run();
  }

  /** An action in the naive model. */
  private record Pending(long time, int number) {
    private static final Comparator<Pending> ORDER =
        Comparator.comparingLong(Pending::time).thenComparingInt(Pending::number);
  }
}
