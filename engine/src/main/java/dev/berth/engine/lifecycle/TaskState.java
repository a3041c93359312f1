package dev.berth.engine.lifecycle;

import dev.berth.engine.model.DesiredStatus;
import dev.berth.engine.model.TaskStatus;

/**
 * Where a task is and where it is wanted: the state machine of a task.
 *
 * <p>Rules (ECS developer guide, "Task lifecycle"): lastStatus never goes back, desiredStatus moves
 * once, from RUNNING to STOPPED, and a task that leaves RUNNING by itself is wanted STOPPED too.
 *
 * <p>There are few different states and millions of tasks in them: each state exists once.
 */
public final class TaskState {
  private static final int STATUSES = TaskStatus.values().length;
  private static final int DESIRED_STATUSES = DesiredStatus.values().length;
  private static final TaskState[] ALL = all();

  private final TaskPath path;
  private final TaskStatus lastStatus;
  private final DesiredStatus desiredStatus;

  private TaskState(TaskPath path, TaskStatus lastStatus, DesiredStatus desiredStatus) {
    this.path = path;
    this.lastStatus = lastStatus;
    this.desiredStatus = desiredStatus;
  }

  /** A task that was just created. */
  public static TaskState created(TaskPath path) {
    return of(path, path.first(), DesiredStatus.RUNNING);
  }

  /** Where the task is, as far as the holder of this state knows. */
  public TaskStatus lastStatus() {
    return lastStatus;
  }

  /** Where the control plane wants the task to be. */
  public DesiredStatus desiredStatus() {
    return desiredStatus;
  }

  /** The task has done all that its present state waits for. */
  public TaskState advance() {
    return moveTo(path.after(lastStatus));
  }

  /** Somebody wants the task stopped; its agent has yet to hear of it. */
  public TaskState wantStopped() {
    return of(path, lastStatus, DesiredStatus.STOPPED);
  }

  /** The agent begins to stop the task. Without effect on one that is stopping already. */
  public TaskState stop() {
    return of(path, path.onStop(lastStatus), DesiredStatus.STOPPED);
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
    return of(path, next, next.isStopping() ? DesiredStatus.STOPPED : desiredStatus);
  }

  @Override
  public String toString() {
    return lastStatus + ", wanted " + desiredStatus;
  }

  private static TaskState of(TaskPath path, TaskStatus lastStatus, DesiredStatus desiredStatus) {
    return ALL[index(path, lastStatus, desiredStatus)];
  }

  private static int index(TaskPath path, TaskStatus lastStatus, DesiredStatus desiredStatus) {
    return (path.index() * STATUSES + lastStatus.ordinal()) * DESIRED_STATUSES
        + desiredStatus.ordinal();
  }

  private static TaskState[] all() {
    TaskState[] states = new TaskState[TaskPath.ALL.size() * STATUSES * DESIRED_STATUSES];
    for (TaskPath path : TaskPath.ALL) {
      for (TaskStatus lastStatus : TaskStatus.values()) {
        for (DesiredStatus desired : DesiredStatus.values()) {
          states[index(path, lastStatus, desired)] = new TaskState(path, lastStatus, desired);
        }
      }
    }
    return states;
  }
}
