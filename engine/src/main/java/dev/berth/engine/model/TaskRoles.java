package dev.berth.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a task.
 *
 * @param taskRoleArn what its applications act as; {@code null} without one
 * @param executionRoleArn what the agent acts as on its behalf; {@code null} without one
 * @param uses what the agent needs the execution role for, whether or not there is one
 */
public record TaskRoles(
    @Nullable String taskRoleArn, @Nullable String executionRoleArn, List<ExecutionRoleUse> uses) {
  /** No roles, and nothing that would need one. */
  public static final TaskRoles NONE = new TaskRoles(null, null, List.of());

  public TaskRoles {
    uses = List.copyOf(uses);
  }
}
