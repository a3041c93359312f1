package dev.berth.engine.api.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether tasks of services are protected.
 *
 * @param tasks at most 100 ids or ARNs; left out, all tasks of services
 */
public record GetTaskProtection(@Nullable String cluster, @Nullable List<String> tasks)
    implements TaskOperation<GetTaskProtection.Response> {
  public GetTaskProtection {
    tasks = Copies.list(tasks);
  }

  /** How the tasks stand, and why nothing can be said of others. */
  public record Response(List<ProtectedTask> protectedTasks, List<Failure> failures) {
    public Response {
      protectedTasks = List.copyOf(protectedTasks);
      failures = List.copyOf(failures);
    }
  }
}
