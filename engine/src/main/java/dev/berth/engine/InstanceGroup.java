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
}
