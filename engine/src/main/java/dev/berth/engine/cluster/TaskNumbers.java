package dev.berth.engine.cluster;

/** Numbers for a world's tasks, from 1, over all of its clusters. */
public final class TaskNumbers {
  private long last;

  /** The number that the next task will get. */
  public long upcoming() {
    return last + 1;
  }

  /** The number of a new task. */
  public long next() {
    return ++last;
  }
}
