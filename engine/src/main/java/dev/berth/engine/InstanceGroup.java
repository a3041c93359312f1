package dev.berth.engine;

import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.model.AgentCapabilities;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.RegisteredResources;
import java.util.List;
import java.util.Set;
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
 * @param subnets ids of subnets, each in the zone at the same position; empty if they have no name
 * @param capabilities attributes without a value by which the agents say what they can do
 * @param reservedPorts ports of every instance that no task can have
 * @param agent how the agents are set
 */
public record InstanceGroup(
    String name,
    InstanceType type,
    int count,
    List<String> zones,
    SortedMap<String, String> attributes,
    boolean trunking,
    int firstNumber,
    List<String> subnets,
    Set<String> capabilities,
    HostPorts reservedPorts,
    AgentSettings agent) {
  /** How many ports of an instance can be reserved. */
  public static final int MOST_RESERVED_PORTS = 100;

  public InstanceGroup {
    zones = List.copyOf(zones);
    subnets = List.copyOf(subnets);
    attributes = new TreeMap<>(attributes);
    if (count < 0) {
      throw new IllegalArgumentException("negative instance count: " + count);
    }
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("instance group '" + name + "' without a zone");
    }
    if (!subnets.isEmpty() && subnets.size() != zones.size()) {
      throw new IllegalArgumentException(
          "instance group '%s' has subnets %s in zones %s".formatted(name, subnets, zones));
    }
    if (reservedPorts.count() > MOST_RESERVED_PORTS) {
      throw new IllegalArgumentException(
          "instance group '%s' reserves %d ports".formatted(name, reservedPorts.count()));
    }
  }

  /** The same, with labels that count from 0. */
  public InstanceGroup(
      String name,
      InstanceType type,
      int count,
      List<String> zones,
      SortedMap<String, String> attributes,
      boolean trunking) {
    this(name, type, count, zones, attributes, trunking, 0);
  }

  /**
   * A group in subnets without a name, whose agents can do all that agents can and reserve the
   * ports that they reserve by default.
   */
  public InstanceGroup(
      String name,
      InstanceType type,
      int count,
      List<String> zones,
      SortedMap<String, String> attributes,
      boolean trunking,
      int firstNumber) {
    this(
        name,
        type,
        count,
        zones,
        attributes,
        trunking,
        firstNumber,
        List.of(),
        AgentCapabilities.ALL,
        HostPorts.RESERVED_BY_AGENT,
        AgentSettings.DEFAULT);
  }

  /** The same group with agents that can do this and reserve these ports. */
  public InstanceGroup with(Set<String> agentCapabilities, HostPorts reserved) {
    return new InstanceGroup(
        name,
        type,
        count,
        zones,
        attributes,
        trunking,
        firstNumber,
        subnets,
        agentCapabilities,
        reserved,
        agent);
  }

  /** The same group with agents that are set like this. */
  public InstanceGroup with(AgentSettings settings) {
    return new InstanceGroup(
        name,
        type,
        count,
        zones,
        attributes,
        trunking,
        firstNumber,
        subnets,
        capabilities,
        reservedPorts,
        settings);
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
    return new RegisteredResources(type.registered(), taskInterfaces, reservedPorts);
  }

  /** The zone of the instance with this index in the group. */
  public String zoneOf(int index) {
    return zones.get(index % zones.size());
  }

  /** Attributes with a value of the instance with this index in the group, the agent's included. */
  public SortedMap<String, String> attributesOf(int index) {
    SortedMap<String, String> all = new TreeMap<>(attributes);
    all.put("ecs.availability-zone", zoneOf(index));
    all.put("ecs.instance-type", type.name());
    all.put("ecs.os-type", "linux");
    all.put("ecs.os-family", "LINUX");
    all.put("ecs.cpu-architecture", type.cpuArchitecture());
    if (!subnets.isEmpty()) {
      all.put("ecs.subnet-id", subnets.get(index % subnets.size()));
    }
    return all;
  }
}
