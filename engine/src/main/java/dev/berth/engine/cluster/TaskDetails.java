package dev.berth.engine.cluster;

import org.jspecify.annotations.Nullable;

/**
 * What a call says of the tasks it starts beyond what placement and agent must know.
 *
 * @param startedBy who has started them, in the caller's words
 * @param service the service that they belong to; {@code null} for standalone tasks
 */
public record TaskDetails(@Nullable String startedBy, @Nullable String service) {
  /** Nothing was said. */
  public static final TaskDetails NONE = new TaskDetails(null, null);
}
