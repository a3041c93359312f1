package dev.berth.engine.api.task;

import dev.berth.engine.api.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An operation on the tasks of one cluster.
 *
 * @param <R> what ECS answers
 */
public sealed interface TaskOperation<R> extends Operation<R>
    permits StartingOperation,
        StopTask,
        DescribeTasks,
        ListTasks,
        UpdateTaskProtection,
        GetTaskProtection {
  /** The cluster's name or ARN; left out, the cluster {@code default} is meant. */
  @Nullable String cluster();
}
