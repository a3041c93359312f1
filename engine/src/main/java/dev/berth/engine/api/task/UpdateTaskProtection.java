package dev.berth.engine.api.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Protects tasks of services from being stopped by scale-in and deployments, or ends that.
 *
 * @param tasks 1 to 10 ids or ARNs
 * @param expiresInMinutes 1 to 2880; 120 if left out
 */
public record UpdateTaskProtection(
    @Nullable String cluster,
    @Nullable List<String> tasks,
    @Nullable Boolean protectionEnabled,
    @Nullable Integer expiresInMinutes)
    implements TaskOperation<UpdateTaskProtection.Response> {
  public UpdateTaskProtection {
    tasks = Copies.list(tasks);
  }

  /** How the tasks now stand, and why others could not be changed. */
  public record Response(List<ProtectedTask> protectedTasks, List<Failure> failures) {
    public Response {
      protectedTasks = List.copyOf(protectedTasks);
      failures = List.copyOf(failures);
    }
  }
}
