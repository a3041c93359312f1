package dev.berth.engine.cluster;

import it.unimi.dsi.fastutil.longs.LongArrayFIFOQueue;

/** Stopped tasks that can still be described, in the order in which they will be forgotten. */
final class StoppedTasks {
  private final LongArrayFIFOQueue tasks = new LongArrayFIFOQueue();
  private final LongArrayFIFOQueue times = new LongArrayFIFOQueue();

  /** Adds a task to be forgotten at {@code time}, but not before those added earlier. */
  void add(long task, long time) {
    tasks.enqueue(task);
    times.enqueue(times.isEmpty() ? time : Math.max(time, times.lastLong()));
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** When the next task is to be forgotten; there must be one. */
  long nextTime() {
    return times.firstLong();
  }

  /** Takes the task that is to be forgotten next. */
  long take() {
    times.dequeueLong();
    return tasks.dequeueLong();
  }
}
