package dev.berth.engine.actors;

import dev.berth.engine.cluster.ContainerInstances;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What Auto Scaling groups are to hear of their instances in a cluster. */
final class Departures {
  private final ContainerInstances instances;
  private final Map<Integer, ActorRef<ScalingGroup.Command>> groups = new HashMap<>();
  private final List<Integer> draining = new ArrayList<>();

  Departures(ContainerInstances instances) {
    this.instances = instances;
  }

  /** An instance, by its number in the world, is of a group. */
  void note(int number, @Nullable ActorRef<ScalingGroup.Command> group) {
    if (group != null) {
      groups.put(number, group);
    }
  }

  /** An instance is gone. */
  void gone(int number) {
    ActorRef<ScalingGroup.Command> group = groups.remove(number);
    if (group != null) {
      group.tell(new ScalingGroup.Gone(number));
    }
  }

  /** From now on somebody waits until an instance, by its number in the cluster, is empty. */
  void awaitEmpty(int instance) {
    draining.add(instance);
  }

  /** Tells of all that are empty by now. */
  void tellOfEmpty() {
    if (!draining.isEmpty()) {
      draining.removeIf(this::isToldOf);
    }
  }

  private boolean isToldOf(int instance) {
    ActorRef<ScalingGroup.Command> group = groups.get(instances.number(instance));
    if (group == null) {
      return true;
    }
    if (!instances.isEmpty(instance)) {
      return false;
    }
    group.tell(new ScalingGroup.Emptied(instances.number(instance)));
    return true;
  }
}
