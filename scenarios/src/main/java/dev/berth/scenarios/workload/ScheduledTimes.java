package dev.berth.scenarios.workload;

import dev.berth.engine.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals when a schedule is due, each at a random moment of the window that begins then. Windows
 * may overlap, so that what is due later may come earlier.
 */
final class ScheduledTimes implements ArrivalTimes {
  private final Schedule schedule;
  private final long windowNanos;
  private final UniformRandomProvider random;
  private final PriorityQueue<Long> drawn = new PriorityQueue<>();
  private @Nullable Instant due;

  /** Arrivals from the schedule's beginning on, which is their zero. */
  ScheduledTimes(Schedule schedule, Duration window, UniformRandomProvider random) {
    this.schedule = schedule;
    this.windowNanos = window.toNanos();
    this.random = random;
    due = schedule.next(schedule.begin().minusNanos(1));
  }

  @Override
  public long nextNanos() {
    Instant next = due;
    while (next != null && (drawn.isEmpty() || sinceBegin(next) <= drawn.peek())) {
      long delay = windowNanos == 0 ? 0 : random.nextLong(windowNanos);
      drawn.add(sinceBegin(next) + delay);
      next = schedule.next(next);
    }
    due = next;
    Long first = drawn.poll();
    return first == null ? Long.MAX_VALUE : first;
  }

  private long sinceBegin(Instant moment) {
    return Duration.between(schedule.begin(), moment).toNanos();
  }
}
