package dev.berth.engine.api.task;

import org.jspecify.annotations.Nullable;

/**
 * Stops a task.
 *
 * @param task an id or ARN
 * @param reason becomes the stoppedReason
 */
public record StopTask(@Nullable String cluster, @Nullable String task, @Nullable String reason)
    implements TaskOperation<StopTask.Response> {
  /** The task as it now is. */
  public record Response(Task task) {}
}
