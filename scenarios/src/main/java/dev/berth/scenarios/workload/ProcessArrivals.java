package dev.berth.scenarios.workload;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import org.jspecify.annotations.Nullable;

/** Batches of tasks that arrive one after the other until a moment or a number is reached. */
public final class ProcessArrivals implements ArrivalSource {
  private final ArrivalTimes times;
  private final Window window;
  private final int batch;
  private final TaskDraws draws;
  private long tasksLeft;

  /**
   * When a process begins and ends.
   *
   * @param untilNanos the first moment without arrivals
   * @param limit the most tasks in all
   */
  public record Window(long fromNanos, long untilNanos, long limit) {}

  /** Arrivals at the given times, counted from the window's beginning. */
  public ProcessArrivals(ArrivalTimes times, Window window, int batch, TaskDraws draws) {
    this.times = times;
    this.window = window;
    this.batch = batch;
    this.draws = draws;
    this.tasksLeft = window.limit();
  }

  @Override
  public @Nullable Arrival next() {
    if (tasksLeft == 0) {
      return null;
    }
    long afterBeginning = times.nextNanos();
    if (afterBeginning >= window.untilNanos() - window.fromNanos()) {
      tasksLeft = 0;
      return null;
    }
    int size = (int) Math.min(batch, tasksLeft);
    tasksLeft -= size;
    return new Arrival(window.fromNanos() + afterBeginning, null, draws.next(size));
  }
}
