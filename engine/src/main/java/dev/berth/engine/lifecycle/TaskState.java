package dev.berth.engine.lifecycle;

import dev.berth.engine.model.DesiredStatus;
import dev.berth.engine.model.TaskStatus;

/**
 * Where a task is and where it is wanted: the state machine of a task.
 *
 * <p>Rules (ECS developer guide, "Task lifecycle"): lastStatus never goes back, desiredStatus moves
 * once, from RUNNING to STOPPED, and a task that leaves RUNNING by itself is wanted STOPPED too.
 */
public record TaskState(TaskPath path, TaskStatus lastStatus, DesiredStatus desiredStatus) {
  /** A task that was just created. */
  public static TaskState created(TaskPath path) {
    return new TaskState(path, path.first(), DesiredStatus.RUNNING);
  }

  /** The task has done all that its present state waits for. */
  public TaskState advance() {
    return moveTo(path.after(lastStatus));
  }

  /** Somebody wants the task stopped; its agent has yet to hear of it. */
  public TaskState wantStopped() {
    return new TaskState(path, lastStatus, DesiredStatus.STOPPED);
  }

  /** The agent begins to stop the task. Without effect on one that is stopping already. */
  public TaskState stop() {
    return new TaskState(path, path.onStop(lastStatus), DesiredStatus.STOPPED);
  }

  /**
   * The task was seen in another state.
   *
   * @throws IllegalStateException if ECS knows no such step
   */
  public TaskState moveTo(TaskStatus next) {
    if (!lastStatus.canBecome(next)) {
      throw new IllegalStateException("a task cannot go from " + lastStatus + " to " + next);
    }
    boolean wanted = desiredStatus == DesiredStatus.RUNNING && !next.isStopping();
    return new TaskState(path, next, wanted ? DesiredStatus.RUNNING : DesiredStatus.STOPPED);
  }
}
