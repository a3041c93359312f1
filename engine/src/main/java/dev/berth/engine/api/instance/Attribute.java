package dev.berth.engine.api.instance;

import org.jspecify.annotations.Nullable;

/**
 * A name, perhaps with a value, that a container instance bears.
 *
 * @param targetType {@code container-instance}; may be left out beside an ARN
 * @param targetId id or ARN of the container instance
 */
public record Attribute(
    @Nullable String name,
    @Nullable String value,
    @Nullable String targetType,
    @Nullable String targetId) {
  /** The type of all targets that there are. */
  public static final String CONTAINER_INSTANCE = "container-instance";
}
