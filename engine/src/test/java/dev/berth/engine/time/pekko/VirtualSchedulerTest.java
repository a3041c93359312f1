package dev.berth.engine.time.pekko;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.berth.engine.record.History;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.dispatch.ExecutionContexts;
import org.apache.pekko.event.NoLogging;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

class VirtualSchedulerTest {
  private static final ExecutionContext UNUSED = ExecutionContexts.fromExecutor(Runnable::run);

  private final VirtualScheduler scheduler =
      new VirtualScheduler(WorldSettings.withLanes(1), NoLogging.getInstance(), Thread::new);
  private final Lane lane = scheduler.lanes().getFirst();
  private final Windows windows =
      new Windows(scheduler.lanes(), 0, 1, new History(List.of(), true));
  private final List<Long> fired = new ArrayList<>();

  @AfterEach
  void close() {
    windows.close();
  }

  @Test
  void timer_setInALane_firesOnceAtItsTime() {
    List<Cancellable> timers = new ArrayList<>();
    lane.execute(() -> timers.add(once(50)));

    runTo(1_000);

    assertThat(fired).containsExactly(50L);
    assertThat(timers.getFirst().cancel()).isFalse();
    assertThat(timers.getFirst().isCancelled()).isFalse();
  }

  @Test
  void timer_cancelled_doesNotFire() {
    List<Cancellable> timers = new ArrayList<>();
    lane.execute(() -> timers.add(once(50)));
    lane.schedule(20, () -> assertThat(timers.getFirst().cancel()).isTrue());

    runTo(1_000);

    assertThat(fired).isEmpty();
    assertThat(timers.getFirst().isCancelled()).isTrue();
    assertThat(timers.getFirst().cancel()).isFalse();
  }

  @Test
  void repeatingTimer_untilCancelled_firesAtEachInterval() {
    List<Cancellable> timers = new ArrayList<>();
    lane.execute(() ->
        timers.add(scheduler.schedule(nanos(10), nanos(25), () -> fired.add(lane.now()), UNUSED)));
    lane.schedule(70, () -> timers.getFirst().cancel());

    runTo(1_000);

    assertThat(fired).containsExactly(10L, 35L, 60L);
    assertThat(timers.getFirst().isCancelled()).isTrue();
  }

  @Test
  void timerWithFixedDelay_ofPekkosOwn_firesAtEachDelay() {
    lane.execute(() ->
        scheduler.scheduleWithFixedDelay(
            Duration.ofNanos(10), Duration.ofNanos(30), () -> fired.add(lane.now()), UNUSED));

    runTo(100);

    assertThat(fired).containsExactly(10L, 40L, 70L);
  }

  @Test
  void timer_setOutsideOfLanes_firesWhenTheSchedulerIsClosed() {
    once(50);
    Cancellable cancelled = once(60);
    cancelled.cancel();

    runTo(1_000);
    assertThat(fired).isEmpty();

    scheduler.close();
    assertThat(fired).hasSize(1);
    assertThatIllegalStateException().isThrownBy(() -> once(70));
  }

  private Cancellable once(long delay) {
    return scheduler.scheduleOnce(nanos(delay), () -> fired.add(lane.now()), UNUSED);
  }

  private void runTo(long horizon) {
    windows.settle();
    while (windows.nextTime() < horizon) {
      windows.runNext(horizon);
    }
  }

  private static FiniteDuration nanos(long count) {
    return FiniteDuration.create(count, "ns");
  }
}
