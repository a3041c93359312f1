package dev.berth.engine.actors;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.Joining;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.cluster.Machines;
import dev.berth.engine.cluster.Registrant;
import dev.berth.engine.record.InstanceInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The instances that a world is to have by its specification, and numbers for all others. */
final class Fleet {
  private final List<Newcomer> newcomers = new ArrayList<>();
  private final Map<String, List<Integer>> numbersByGroup = new HashMap<>();
  private final Machines machines;

  Fleet(WorldSpecification specification) {
    for (Joining joining : specification.joinings()) {
      int number = newcomers.size();
      InstanceGroup group = joining.group();
      numbersByGroup.computeIfAbsent(group.name(), _ -> new ArrayList<>()).add(number);
      newcomers.add(new Newcomer(registrant(group, joining.index(), number), joining.timeNanos()));
    }
    machines = new Machines(newcomers.size(), specification.capacity().instanceTypes());
  }

  /**
   * An instance that is to register.
   *
   * @param timeNanos when
   */
  record Newcomer(Registrant registrant, long timeNanos) {}

  /** The instances of all groups, in the order in which they register. */
  List<Newcomer> newcomers() {
    return newcomers;
  }

  /** Numbers of the instances of a group. */
  List<Integer> ofGroup(String name) {
    return numbersByGroup.getOrDefault(name, List.of());
  }

  /** EC2, which all clusters share. */
  Machines machines() {
    return machines;
  }

  private static Registrant registrant(InstanceGroup group, int index, int number) {
    return new Registrant(
        number,
        new InstanceInfo(
            group.labelOf(index), group.type().registered(), group.type().hourlyPriceUsd()),
        null,
        group.registered(),
        group.attributesOf(index),
        group.capabilities(),
        group.agent());
  }
}
