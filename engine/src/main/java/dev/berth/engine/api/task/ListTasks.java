package dev.berth.engine.api.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists tasks of a cluster.
 *
 * @param desiredStatus RUNNING if left out
 * @param startedBy must be the only filter
 */
public record ListTasks(
    @Nullable String cluster,
    @Nullable String containerInstance,
    @Nullable String family,
    @Nullable String nextToken,
    @Nullable Integer maxResults,
    @Nullable String startedBy,
    @Nullable String serviceName,
    @Nullable String desiredStatus,
    @Nullable String launchType,
    @Nullable String daemonName)
    implements TaskOperation<ListTasks.Response> {
  /** One page; {@code nextToken} is where the next one begins, if there is one. */
  public record Response(List<String> taskArns, @Nullable String nextToken) {
    public Response {
      taskArns = List.copyOf(taskArns);
    }
  }
}
