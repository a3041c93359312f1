package dev.berth.engine.service;

import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.policy.ScaleIn;
import dev.berth.engine.placement.policy.ServiceTask;
import dev.berth.engine.service.RollingRound.Standing;
import dev.berth.engine.service.Rollout.State;
import dev.berth.engine.service.ServiceEvents.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;

/** As many tasks as are desired, wherever there is room. */
final class ReplicaStrategy implements SchedulingStrategy {
  private final Service service;
  private final UniformRandomProvider random;
  private boolean needsOld;

  ReplicaStrategy(Service service) {
    this.service = service;
    random = service.streams().named("scale-in").stream();
  }

  @Override
  public int desired() {
    Integer desired = service.settings().desiredCount();
    return desired == null ? 0 : desired;
  }

  @Override
  public void round(long now) {
    RollingRound round = RollingRound.of(standing());
    stopIdle(round.stopIdle(), now);
    stop(Stops::byScaling, this::leavesRunning, round.stopRunning(), now);
    stopUnhealthy(round.stopUnhealthy(), now);
    stop(Stops::byScaling, this::isKept, round.stopSurplus(), now);
    Rollout completed = service.rollouts().lastCompleted();
    if (completed != null) {
      service.launches().start(completed, round.startOld(), now);
    }
    service.launches().start(service.rollouts().primary(), round.startNew(), now);
    if (round.stuck()) {
      String message =
          "was unable to stop or start tasks during a deployment because of the service deployment"
              + " configuration. Update the minimumHealthyPercent or maximumPercent value and try"
              + " again.";
      service.events().tellOnce(Cause.STUCK, message, now);
    } else {
      service.events().ended(Cause.STUCK);
    }
  }

  @Override
  public boolean isWhole() {
    int kept = service.members().count(this::isKept);
    return kept == desired()
        && service.members().count(Member::isWanted) == kept
        && service.members().count(member -> member.health() == Health.HEALTHY) == kept;
  }

  private Standing standing() {
    Membership members = service.members();
    int healthy = members.count(member -> member.health() == Health.HEALTHY);
    needsOld = healthy < service.bounds().least();
    Rollout completed = service.rollouts().lastCompleted();
    Rollout old = completed == service.rollouts().primary() ? null : completed;
    return new Standing(
        desired(),
        service.bounds(),
        members.count(this::isKept),
        members.count(member -> isKept(member) && member.health() != Health.HEALTHY),
        members.count(member -> !leaves(member) && member.health() == Health.UNHEALTHY),
        members.count(this::leavesIdle),
        members.count(this::leavesRunning),
        healthy,
        old != null && isListed(old) ? old.desiredBefore() : 0,
        old != null ? service.count(old, Member::isWanted) : 0,
        old != null ? service.count(old, this::isWantedUnproven) : 0,
        service.rollouts().primary().state() == State.FAILED);
  }

  private boolean isListed(Rollout rollout) {
    return service.rollouts().all().contains(rollout);
  }

  /** Whether a task is one of those that are to stay. */
  private boolean isKept(Member member) {
    return member.isWanted() && !leaves(member) && member.health() != Health.UNHEALTHY;
  }

  private boolean leavesIdle(Member member) {
    boolean isIdle = member.isStarting() && !isStartedAgain(member);
    return leaves(member) && (isIdle || member.health() == Health.UNHEALTHY);
  }

  /** Whether a task is of an older deployment, on its way in the place of one that failed. */
  private boolean isStartedAgain(Member member) {
    return needsOld
        && member.rollout() == service.rollouts().lastCompleted()
        && !isOnDrainingInstance(member);
  }

  private boolean isWantedUnproven(Member member) {
    return member.isWanted()
        && member.health() != Health.HEALTHY
        && member.health() != Health.UNHEALTHY;
  }

  private boolean leavesRunning(Member member) {
    return leaves(member) && !leavesIdle(member);
  }

  /** Whether a wanted task has to go, for its deployment or for its instance. */
  private boolean leaves(Member member) {
    return member.isWanted()
        && (!service.rollouts().isPrimary(member.rollout()) || isOnDrainingInstance(member));
  }

  private boolean isOnDrainingInstance(Member member) {
    ClusterState instances = service.around().cluster().instances();
    return member.instance() >= 0 && instances.status(member.instance()) == InstanceStatus.DRAINING;
  }

  private void stopIdle(int count, long now) {
    if (count > 0) {
      List<Member> idle = service.members().wanted(this::leavesIdle);
      stopUnhealthy(idle.stream().filter(each -> each.health() == Health.UNHEALTHY).toList(), now);
      service.stopAll(
          idle.stream().filter(each -> each.health() != Health.UNHEALTHY).toList(),
          Stops::byScaling,
          now);
    }
  }

  /** At random: all are equally bad. */
  private void stopUnhealthy(int count, long now) {
    List<Member> all =
        new ArrayList<>(
            service
                .members()
                .wanted(member -> !leaves(member) && member.health() == Health.UNHEALTHY));
    List<Member> chosen = new ArrayList<>();
    while (chosen.size() < count && !all.isEmpty()) {
      chosen.add(all.remove(random.nextInt(all.size())));
    }
    stopUnhealthy(chosen, now);
  }

  private void stopUnhealthy(List<Member> chosen, long now) {
    for (Member member : chosen) {
      member.rollout().taskFailed();
      String id = service.around().cluster().names().tasks().id(member.number());
      service.events().tell("(task " + id + ") failed container health checks.", now);
    }
    service.stopAll(chosen, Stops::byHealth, now);
  }

  /** Stops those among some tasks that the service can best do without. */
  private void stop(Stops.Reason reason, Predicate<Member> group, int count, long now) {
    if (count == 0) {
      return;
    }
    List<Member> unplaced =
        service.members().wanted(member -> group.test(member) && member.instance() < 0);
    List<Member> chosen = new ArrayList<>(unplaced.subList(0, Math.min(count, unplaced.size())));
    List<ServiceTask> placed = new ArrayList<>();
    for (Member member : service.members().wanted(each -> each.instance() >= 0)) {
      boolean stays = !group.test(member) || member.task().isProtected(now);
      placed.add(
          new ServiceTask(
              member.number(),
              member.instance(),
              member.status(),
              leaves(member),
              stays,
              member.task().request().demand().amounts()));
    }
    ScaleIn scaleIn =
        new ScaleIn(
            service.around().cluster().instances(),
            service
                .launches()
                .launcher()
                .policies(service.rollouts().primary(), service.settings()),
            random);
    for (ServiceTask each : scaleIn.choose(placed, count - chosen.size())) {
      Member member = service.members().find(each.task());
      if (member != null) {
        chosen.add(member);
      }
    }
    noteProtected(group, chosen.size() < count, now);
    service.stopAll(chosen, reason, now);
  }

  /** Protected tasks stay until their protection ends, whatever waits for that. */
  private void noteProtected(Predicate<Member> group, boolean blocked, long now) {
    if (!blocked) {
      service.events().ended(Cause.PROTECTED);
      return;
    }
    for (Member member : service.members().wanted(group)) {
      if (member.task().isProtected(now)) {
        service.lookAt(member.task().details().protectedUntil());
      }
    }
    String message =
        ("was unable to reach steady state because task set (%s) was unable to scale in. Reason:"
                + " The number of protected tasks are more than the desired count of tasks.")
            .formatted(service.rollouts().primary().id());
    service.events().tellOnce(Cause.PROTECTED, message, now);
  }
}
