package dev.berth.engine;

import dev.berth.engine.model.InstanceType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Like container instances that the cluster begins with.
 *
 * @param zones availability zones, dealt out to the instances in turn; at least one
 * @param attributes custom attributes of every instance in the group
 */
public record InstanceGroup(
    String name,
    InstanceType type,
    int count,
    List<String> zones,
    SortedMap<String, String> attributes) {
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
