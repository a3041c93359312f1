package dev.berth.engine.service;

import dev.berth.engine.service.DeploymentEntry.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deployments of a service: those that have tasks, and what became of all of late. */
final class Rollouts {
  /** How long ECS tells of a deployment. */
  static final long KEPT_NANOS = 90L * 24 * 3_600_000_000_000L;

  private final List<Rollout> newestFirst = new ArrayList<>();
  private final List<DeploymentEntry> entries = new ArrayList<>();
  private @Nullable Rollout lastCompleted;

  /** The newest one, which is to have all tasks. */
  Rollout primary() {
    return newestFirst.getFirst();
  }

  /** The primary one, then those that still have tasks. */
  List<Rollout> all() {
    return newestFirst;
  }

  /** The deployments to tell of, in the order of their creation. */
  List<DeploymentEntry> entries(long now) {
    entries.removeIf(
        entry -> entry.finishedAt != DeploymentEntry.NEVER && now - entry.finishedAt >= KEPT_NANOS);
    return entries;
  }

  /** The last one to have been completed; {@code null} if none ever was. */
  @Nullable Rollout lastCompleted() {
    return lastCompleted;
  }

  /** The deployment that the primary one belongs to. */
  DeploymentEntry current() {
    return entries.getLast();
  }

  boolean isPrimary(Rollout rollout) {
    return primary() == rollout;
  }

  /** Puts a new one in front; one that is in progress gives way to it. */
  void begin(Rollout rollout, String arn, int desired, long now) {
    List<Revision> sources = newestFirst.stream().map(Rollout::revision).toList();
    if (!entries.isEmpty() && !current().status.isOver()) {
      current().enter(Status.STOP_REQUESTED, "A new deployment was requested.", now);
    }
    newestFirst.forEach(each -> {
      if (each == newestFirst.getFirst()) {
        each.supersede(desired, now);
      }
    });
    newestFirst.addFirst(rollout);
    entries.add(new DeploymentEntry(arn, sources, rollout, now));
  }

  /** Requests to stop are granted. */
  void settleRequests(long now) {
    for (DeploymentEntry entry : entries) {
      if (entry.status == Status.STOP_REQUESTED) {
        entry.enter(Status.STOPPED, entry.statusReason, now);
      }
    }
  }

  /** The primary one is complete. */
  void complete(long now) {
    primary().complete(now);
    lastCompleted = primary();
    DeploymentEntry entry = current();
    if (entry.status == Status.ROLLBACK_IN_PROGRESS) {
      entry.enter(Status.ROLLBACK_SUCCESSFUL, entry.statusReason, now);
    } else if (!entry.status.isOver()) {
      entry.enter(Status.SUCCESSFUL, null, now);
    }
  }

  /** The primary one has failed and nothing is done about it. */
  void fail(String reason, long now) {
    primary().fail(reason, now);
    DeploymentEntry entry = current();
    boolean wasRollBack = entry.status == Status.ROLLBACK_IN_PROGRESS;
    entry.enter(wasRollBack ? Status.ROLLBACK_FAILED : Status.STOPPED, reason, now);
  }

  /**
   * The primary one has failed, and the last completed one becomes primary again.
   *
   * @return that one
   */
  Rollout rollBack(Rollout target, String reason, int desired, long now) {
    Rollout failed = primary();
    failed.fail(reason, now);
    failed.supersede(desired, now);
    newestFirst.remove(target);
    newestFirst.addFirst(target);
    target.resume(
        "ECS deployment circuit breaker: rolling back to deploymentId " + target.id() + ".", now);
    DeploymentEntry entry = current();
    entry.rollBack = new DeploymentEntry.RollBack(reason, now, target.revision());
    entry.enter(Status.ROLLBACK_IN_PROGRESS, reason, now);
    return target;
  }

  /** Takes out older ones that have no tasks any more. */
  void dropOld(Membership members) {
    newestFirst.removeIf(rollout ->
        !isPrimary(rollout)
            && members.count(member -> member.rollout() == rollout && member.isPresent()) == 0);
  }
}
