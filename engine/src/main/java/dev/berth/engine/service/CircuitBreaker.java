package dev.berth.engine.service;

import dev.berth.engine.record.ServiceNews;
import dev.berth.engine.service.Rollout.State;

/** Lets a deployment fail whose tasks fail one after the other, and has it rolled back. */
final class CircuitBreaker {
  private static final String REASON = "ECS deployment circuit breaker: tasks failed to start.";

  private final Service service;

  CircuitBreaker(Service service) {
    this.service = service;
  }

  /** How many failed tasks in a row it takes by now. */
  int threshold() {
    return FailureThreshold.of(service.desired(), service.around().rules());
  }

  /** Lets the primary deployment fail if too many of its tasks have. */
  void check(long now) {
    Rollout primary = service.rollouts().primary();
    if (DeploymentRules.of(service.settings()).breaks()
        && primary.state() == State.IN_PROGRESS
        && primary.failedTasks() >= threshold()) {
      fail(primary, now);
    }
  }

  private void fail(Rollout primary, long now) {
    Rollouts rollouts = service.rollouts();
    service
        .events()
        .tell("(deployment " + primary.id() + ") deployment failed: tasks failed to start.", now);
    service.tell(
        new ServiceNews.DeploymentEnded(
            primary.id(), State.FAILED.name(), false, now - rollouts.current().createdAt),
        now);
    boolean back = DeploymentRules.of(service.settings()).rollsBack();
    Rollout target = rollouts.lastCompleted();
    if (back && target != null && target != primary) {
      service.rollBack(target, REASON, now);
    } else {
      rollouts.fail(REASON, now);
    }
  }
}
