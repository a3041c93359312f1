package dev.berth.engine.api.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes tasks.
 *
 * @param tasks 1 to 100 ids or ARNs
 * @param include TAGS, to see the tags
 */
public record DescribeTasks(
    @Nullable String cluster, @Nullable List<String> tasks, @Nullable List<String> include)
    implements TaskOperation<DescribeTasks.Response> {
  public DescribeTasks {
    tasks = Copies.list(tasks);
    include = Copies.list(include);
  }

  /** Those that are known, and a failure for each other one. */
  public record Response(List<Task> tasks, List<Failure> failures) {
    public Response {
      tasks = List.copyOf(tasks);
      failures = List.copyOf(failures);
    }
  }
}
