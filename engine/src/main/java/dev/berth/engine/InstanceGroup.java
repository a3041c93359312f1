package dev.berth.engine;

import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.RegisteredResources;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Like container instances that the cluster begins with.
 *
 * @param zones availability zones, dealt out to the instances in turn; at least one
 * @param attributes custom attributes of every instance in the group
 * @param trunking whether ENI trunking is on, for more {@code awsvpc} tasks on an instance
 * @param firstNumber number of the first instance in its label, {@code NAME/NUMBER}; the others
 *     count on from it
 */
public record InstanceGroup(
    String name,
    InstanceType type,
    int count,
    List<String> zones,
    SortedMap<String, String> attributes,
    boolean trunking,
    int firstNumber) {
  public InstanceGroup {
    zones = List.copyOf(zones);
    attributes = new TreeMap<>(attributes);
    if (count < 0) {
      throw new IllegalArgumentException("negative instance count: " + count);
    }
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("instance group '" + name + "' without a zone");
    }
  }

  /** A group whose labels count from 0. */
  public InstanceGroup(
      String name,
      InstanceType type,
      int count,
      List<String> zones,
      SortedMap<String, String> attributes,
      boolean trunking) {
    this(name, type, count, zones, attributes, trunking, 0);
  }

  /** What people call the instance with this index in the group. */
  public String labelOf(int index) {
    return name + "/" + (firstNumber + index);
  }

  /**
   * What each instance registers. One interface is the instance's own; with trunking the limit of
   * the type counts instead.
   */
  public RegisteredResources registered() {
    int taskInterfaces = trunking ? type.trunkTasks() : type.maxNetworkInterfaces() - 1;
    return new RegisteredResources(type.registered(), taskInterfaces, HostPorts.RESERVED_BY_AGENT);
  }

  /** The zone of the instance with this index in the group. */
  public String zoneOf(int index) {
    return zones.get(index % zones.size());
  }

  /** All attributes of the instance with this index in the group, the agent's own included. */
  public SortedMap<String, String> attributesOf(int index) {
    SortedMap<String, String> all = new TreeMap<>(attributes);
    all.put("ecs.availability-zone", zoneOf(index));
    all.put("ecs.instance-type", type.name());
    all.put("ecs.os-type", "linux");
    return all;
  }
}
