package dev.berth.engine.api.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deletes INACTIVE revisions.
 *
 * @param taskDefinitions one to ten of {@code family:revision} or ARNs
 */
public record DeleteTaskDefinitions(@Nullable List<String> taskDefinitions)
    implements TaskDefinitionOperation<DeleteTaskDefinitions.Response> {
  public DeleteTaskDefinitions {
    taskDefinitions = Copies.list(taskDefinitions);
  }

  /** The revisions that are on their way out, and those that stay. */
  public record Response(List<RegisteredTaskDefinition> taskDefinitions, List<Failure> failures) {
    public Response {
      taskDefinitions = List.copyOf(taskDefinitions);
      failures = List.copyOf(failures);
    }
  }

  /**
   * Why a revision was not deleted.
   *
   * @param arn what the request named
   */
  public record Failure(String arn, String reason, @Nullable String detail) {}
}
