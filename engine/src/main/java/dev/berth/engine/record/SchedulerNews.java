package dev.berth.engine.record;

/** Something that a scheduler of a workload's own has done or learnt. */
public sealed interface SchedulerNews {
  /** It took a fresh copy of the cluster's state. */
  record Refreshed() implements SchedulerNews {}

  /** It chose an instance for a task, on its copy. */
  record Planned(int instance) implements SchedulerNews {}

  /** The task was created on the instance that it chose. */
  record Committed(int instance) implements SchedulerNews {}

  /**
   * The instance that it chose did not take the task any more.
   *
   * @param reason in ECS's words
   * @param lostNanos since the plan
   */
  record Conflicted(int instance, String reason, long lostNanos) implements SchedulerNews {}
}
