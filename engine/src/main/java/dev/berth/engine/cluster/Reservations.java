package dev.berth.engine.cluster;

import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskReleased;

/** What the tasks of a cluster have taken from its instances, by the control plane's count. */
final class Reservations {
  private final ContainerInstances containerInstances;
  private final ClusterState instances;
  private final ReleaseRule rule;
  private final Effects effects;
  private long releases;

  Reservations(
      ContainerInstances containerInstances,
      ClusterState instances,
      ReleaseRule rule,
      Effects effects) {
    this.containerInstances = containerInstances;
    this.instances = instances;
    this.rule = rule;
    this.effects = effects;
  }

  /** How often there has been more room than before. */
  long releases() {
    return releases;
  }

  /** Takes what a task needs out of its instance. */
  void take(ClusterTask task, Launch launch, long now) {
    instances.take(task.instance(), task.request(), task.devices());
    effects.unsettled();
    effects.record(
        new TaskPlaced(
            now,
            Source.CONTROL_PLANE,
            task.number(),
            containerInstances.number(task.instance()),
            launch.demand(),
            task.arrived(),
            task.lastStatus(),
            task.devices()));
  }

  /** A task is wanted RUNNING no longer: what counts such tasks goes by that in any case. */
  void leave(ClusterTask task, long now) {
    switch (rule) {
      case DESIRED_STATUS -> {
        instances.giveBack(task.instance(), task.request(), task.devices());
        released(task, now);
      }
      case LAST_STATUS -> {
        instances.leaveGroup(task.instance(), task.request());
        tellOfRoom();
      }
    }
  }

  /** A task is known to be STOPPED. */
  void stopped(ClusterTask task, long now) {
    if (rule == ReleaseRule.LAST_STATUS) {
      instances.free(task.instance(), task.request(), task.devices());
      released(task, now);
    }
  }

  /** There is more room: on an instance, or among those who wait. */
  void tellOfRoom() {
    releases++;
    effects.roomFreed();
  }

  private void released(ClusterTask task, long now) {
    effects.record(
        new TaskReleased(
            now,
            Source.CONTROL_PLANE,
            task.number(),
            containerInstances.number(task.instance()),
            task.request().demand().amounts(),
            task.devices()));
    tellOfRoom();
  }
}
