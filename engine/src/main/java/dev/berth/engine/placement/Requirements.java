package dev.berth.engine.placement;

import java.util.List;

/**
 * What a task requires of an instance by its definition and its network configuration, before any
 * placement constraint.
 *
 * @param attributes names of attributes that the instance must have, such as {@code
 *     ecs.capability.task-eni}
 * @param zones availability zones of the subnets given; empty when any zone will do
 */
public record Requirements(List<String> attributes, List<String> zones) {
  /** Any instance will do. */
  public static final Requirements NONE = new Requirements(List.of(), List.of());

  public Requirements {
    attributes = List.copyOf(attributes);
    zones = List.copyOf(zones);
  }
}
