package dev.berth.engine.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task requires of an instance by its definition and its network configuration, before any
 * placement constraint.
 *
 * @param attributes names of attributes that the instance must have, such as {@code
 *     ecs.capability.task-eni}
 * @param zones availability zones of the subnets given; empty when any zone will do
 * @param capacityProvider whose instances it must be one of; {@code null} when any will do
 */
public record Requirements(
    List<String> attributes, List<String> zones, @Nullable String capacityProvider) {
  /** Any instance will do. */
  public static final Requirements NONE = new Requirements(List.of(), List.of());

  public Requirements {
    attributes = List.copyOf(attributes);
    zones = List.copyOf(zones);
  }

  /** An instance of any provider, or of none, will do. */
  public Requirements(List<String> attributes, List<String> zones) {
    this(attributes, zones, null);
  }

  /** The same on instances of a capacity provider. */
  public Requirements on(@Nullable String provider) {
    return new Requirements(attributes, zones, provider);
  }
}
