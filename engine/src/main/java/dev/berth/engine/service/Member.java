package dev.berth.engine.service;

import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.lifecycle.container.HealthStatus;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskStatus;
import org.jspecify.annotations.Nullable;

/** A task of a service, as the service's scheduler last heard of it. */
final class Member {
  private static final long NEVER = Long.MAX_VALUE;

  private final ClusterTask task;
  private final Rollout rollout;
  private final long launchedAt;
  private long runningSince = NEVER;
  private TaskStatus status;
  private boolean wanted = true;
  private boolean stoppedByService;
  private @Nullable HealthStatus checked;
  private Health health = Health.NOT_RUNNING;

  Member(ClusterTask task, Rollout rollout, long now) {
    this.task = task;
    this.rollout = rollout;
    launchedAt = now;
    status = task.lastStatus();
  }

  /** Its number in the world. */
  long number() {
    return task.number();
  }

  /** The instance that it is on, or {@code Placement.NO_INSTANCE}. */
  int instance() {
    return task.instance();
  }

  ClusterTask task() {
    return task;
  }

  /** The deployment that it was started by. */
  Rollout rollout() {
    return rollout;
  }

  long launchedAt() {
    return launchedAt;
  }

  long runningSince() {
    return runningSince;
  }

  TaskStatus status() {
    return status;
  }

  /** Whether it is wanted RUNNING. */
  boolean isWanted() {
    return wanted;
  }

  /** What health checks say; {@code null} if there are none. */
  @Nullable HealthStatus checked() {
    return checked;
  }

  /** How it counts since it was last looked at. */
  Health health() {
    return health;
  }

  void judge(Health judgement) {
    health = judgement;
  }

  /** Whether it has ever been RUNNING. */
  boolean hasRun() {
    return runningSince != NEVER;
  }

  /** Whether it has yet to run. */
  boolean isStarting() {
    return wanted && status.ordinal() < TaskStatus.RUNNING.ordinal();
  }

  /** Whether it runs, wanted or not. */
  boolean isRunning() {
    return status == TaskStatus.RUNNING;
  }

  /** Whether it runs or has yet to. */
  boolean isPresent() {
    return status.ordinal() <= TaskStatus.RUNNING.ordinal();
  }

  /** Whether its containers are being stopped, or have stopped. */
  boolean isStopping() {
    return status.ordinal() >= TaskStatus.STOPPING.ordinal();
  }

  /** Notes that the service stops it. */
  void stop() {
    wanted = false;
    stoppedByService = true;
    health = Health.NOT_RUNNING;
  }

  /** Takes up how the task is by now. */
  void update(long now) {
    TaskStatus after = task.lastStatus();
    if (after == TaskStatus.RUNNING && !hasRun()) {
      runningSince = now;
    }
    status = after;
    wanted = wanted && task.isWanted();
    TaskDetail containers = task.containers();
    checked =
        rollout.revision().hasHealthCheck() && containers != null
            ? containers.healthStatus()
            : null;
  }

  /** Whether it has stopped before it ran, by nobody's wish. */
  boolean failedToStart() {
    StopCause cause = task.stopCause();
    boolean ofItself =
        cause != null
            && (cause.code() == StopCode.TASK_FAILED_TO_START
                || cause.code() == StopCode.ESSENTIAL_CONTAINER_EXITED);
    return !wanted && !stoppedByService && !hasRun() && ofItself;
  }
}
