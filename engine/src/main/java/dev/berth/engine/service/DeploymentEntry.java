package dev.berth.engine.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a deployment of a service, for as long as that is kept. */
final class DeploymentEntry {
  static final long NEVER = -1;

  final String arn;
  final long createdAt;
  final List<Revision> sources;
  final Revision target;
  final Rollout rollout;
  Status status = Status.IN_PROGRESS;
  @Nullable String statusReason;
  long updatedAt;
  long finishedAt = NEVER;
  long stoppedAt = NEVER;
  @Nullable RollBack rollBack;

  /** ECS's statuses of a service deployment, in its words. */
  enum Status {
    PENDING,
    IN_PROGRESS,
    SUCCESSFUL,
    STOP_REQUESTED,
    STOPPED,
    ROLLBACK_REQUESTED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_SUCCESSFUL,
    ROLLBACK_FAILED;

    /** Whether nothing follows. */
    boolean isOver() {
      return switch (this) {
        case SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> true;
        case PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS ->
            false;
      };
    }
  }

  /** Why and to what it is rolled back. */
  record RollBack(String reason, long startedAt, Revision target) {}

  DeploymentEntry(String arn, List<Revision> sources, Rollout rollout, long now) {
    this.arn = arn;
    this.sources = List.copyOf(sources);
    this.rollout = rollout;
    target = rollout.revision();
    createdAt = now;
    updatedAt = now;
  }

  void enter(Status next, @Nullable String reason, long now) {
    status = next;
    statusReason = reason;
    updatedAt = now;
    if (next == Status.STOPPED) {
      stoppedAt = now;
    }
    if (next.isOver()) {
      finishedAt = now;
    }
  }
}
