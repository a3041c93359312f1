package dev.berth.engine.api.task;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation that starts tasks, and what all of these can say of the tasks.
 *
 * @param <R> what ECS answers
 */
public sealed interface StartingOperation<R> extends TaskOperation<R> permits RunTask, StartTask {
  /** A family, {@code family:revision} or an ARN. */
  @Nullable String taskDefinition();

  /** What spread and distinctInstance count together. */
  @Nullable String group();

  /** Who starts the tasks. */
  @Nullable String startedBy();

  /** What is different from the task definition. */
  @Nullable TaskOverride overrides();

  /** Where tasks in {@code awsvpc} mode have their network interfaces. */
  @Nullable NetworkConfiguration networkConfiguration();

  /** What the volumes are that the task definition leaves to the launch. */
  @Nullable List<TaskVolumeConfiguration> volumeConfigurations();

  /** Tags of the tasks. */
  @Nullable List<Tag> tags();

  /** Whether tags of the task definition become the tasks' tags, too. */
  @Nullable String propagateTags();

  /** Whether ECS adds tags of its own. */
  @Nullable Boolean enableECSManagedTags();

  /** Whether commands can be executed in the tasks' containers. */
  @Nullable Boolean enableExecuteCommand();
}
