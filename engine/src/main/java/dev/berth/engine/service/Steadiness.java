package dev.berth.engine.service;

import dev.berth.engine.record.ServiceNews;
import dev.berth.engine.service.Rollout.State;
import dev.berth.engine.service.ServiceEvents.Cause;

/** When a deployment is complete, and its service steady. */
final class Steadiness {
  private final Service service;
  private boolean steady;
  private boolean resting;
  private long unsteadySince;

  /** A service that has just been created. */
  Steadiness(Service service, long now) {
    this.service = service;
    unsteadySince = now;
    service.around().effects().unsettled();
  }

  /**
   * Takes up how the service is after a look around.
   *
   * @param whole whether it has all tasks that it is to have, and no others
   */
  void check(boolean whole, long now) {
    Rollouts rollouts = service.rollouts();
    Rollout primary = rollouts.primary();
    boolean alone = rollouts.all().size() == 1;
    if (whole && alone && primary.state() == State.IN_PROGRESS) {
      complete(primary, now);
    }
    boolean before = steady;
    boolean leaving =
        service.members().count(member -> !member.isWanted() && member.isPresent()) > 0;
    steady = whole && alone && !leaving && primary.state() == State.COMPLETED;
    if (steady) {
      service.events().tellOnce(Cause.STEADY, "has reached a steady state.", now);
      if (!before) {
        service.tell(new ServiceNews.Steadied(now - unsteadySince), now);
      }
    } else {
      service.events().ended(Cause.STEADY);
      if (before) {
        unsteadySince = now;
        service.tell(new ServiceNews.Unsettled(), now);
      }
    }
    // Nothing is left that the service itself will do: a world need not wait for it.
    rest(steady || service.nextTime() == Service.NEVER);
    if (steady) {
      service.lookAt(service.events().nextRepeat(Cause.STEADY));
    }
  }

  /** The service is no more. */
  void rest() {
    rest(true);
  }

  private void rest(boolean atRest) {
    if (atRest && !resting) {
      service.around().effects().settled();
    } else if (!atRest && resting) {
      service.around().effects().unsettled();
    }
    resting = atRest;
  }

  private void complete(Rollout primary, long now) {
    DeploymentEntry entry = service.rollouts().current();
    boolean rolledBack = entry.rollBack != null && !entry.status.isOver();
    service.rollouts().complete(now);
    service.events().tell("(deployment " + primary.id() + ") deployment completed.", now);
    service.tell(
        new ServiceNews.DeploymentEnded(
            primary.id(), State.COMPLETED.name(), rolledBack, now - entry.createdAt),
        now);
  }
}
