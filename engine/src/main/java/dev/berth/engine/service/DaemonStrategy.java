package dev.berth.engine.service;

import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Suitability;
import dev.berth.engine.service.Rollout.State;
import java.util.ArrayList;
import java.util.List;

/** One task on each ACTIVE instance that meets the constraints. */
final class DaemonStrategy implements SchedulingStrategy {
  private final Service service;

  DaemonStrategy(Service service) {
    this.service = service;
  }

  @Override
  public int desired() {
    return eligible().size();
  }

  @Override
  public void round(long now) {
    stopMisplaced(now);
    boolean stalled = service.rollouts().primary().state() == State.FAILED;
    List<Member> leaving =
        stalled ? List.of() : service.members().wanted(member -> isOld(member) || isSick(member));
    List<Member> idle = leaving.stream().filter(member -> !serves(member)).toList();
    List<Member> serving = leaving.stream().filter(this::serves).toList();
    int healthy = service.members().count(member -> member.health() == Health.HEALTHY);
    int spare = Math.max(0, healthy - service.bounds().least());
    service.stopAll(idle, Stops::byScaling, now);
    service.stopAll(serving.subList(0, Math.min(spare, serving.size())), Stops::byScaling, now);
    if (!stalled) {
      service.launches().startOn(withoutTask(), service.rollouts().primary(), now);
    }
  }

  @Override
  public boolean isWhole() {
    List<Integer> eligible = eligible();
    int good =
        service
            .members()
            .count(member ->
                !isOld(member)
                    && member.health() == Health.HEALTHY
                    && eligible.contains(member.instance()));
    return good == eligible.size() && service.members().count(Member::isWanted) == good;
  }

  private boolean isOld(Member member) {
    return !service.rollouts().isPrimary(member.rollout());
  }

  private boolean isSick(Member member) {
    return member.health() == Health.UNHEALTHY;
  }

  private boolean serves(Member member) {
    return member.isRunning() && !isSick(member);
  }

  /** Stops tasks where there is to be none: by their constraints, or on an emptied instance. */
  private void stopMisplaced(long now) {
    ClusterState instances = instances();
    List<Member> misplaced = new ArrayList<>();
    for (Member member : service.members().wanted(each -> each.instance() >= 0)) {
      if (instances.status(member.instance()) == InstanceStatus.DRAINING) {
        if (isLeftToDaemons(member.instance())) {
          misplaced.add(member);
        } else {
          service.lookAt(now + Service.CYCLE_NANOS);
        }
      } else if (!Suitability.isEligible(instances, member.task().request(), member.instance())) {
        misplaced.add(member);
      }
    }
    service.stopAll(misplaced, Stops::byScaling, now);
  }

  /** Daemons are the last to leave an instance. */
  private boolean isLeftToDaemons(int instance) {
    int daemons = 0;
    for (String group : service.around().daemonGroups()) {
      daemons += instances().tasksOf(group)[instance];
    }
    return instances().runningTasks(instance) <= daemons;
  }

  private List<Integer> withoutTask() {
    List<Integer> without = eligible();
    for (Member member : service.members().wanted(_ -> true)) {
      without.remove(Integer.valueOf(member.instance()));
    }
    without.removeIf(instance -> !instances().isAgentConnected(instance));
    return without;
  }

  private List<Integer> eligible() {
    Launcher launcher = service.launches().launcher();
    Rollout primary = service.rollouts().primary();
    List<Integer> eligible = new ArrayList<>();
    for (int instance = 0; instance < instances().size(); instance++) {
      if (launcher.isEligible(instance, primary, service.settings())) {
        eligible.add(instance);
      }
    }
    return eligible;
  }

  private ClusterState instances() {
    return service.around().cluster().instances();
  }
}
