package dev.berth.engine.api.task;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts one task on each of the instances that the caller has chosen.
 *
 * @param containerInstances 1 to 10 ids or ARNs
 */
public record StartTask(
    @Nullable String cluster,
    @Nullable List<String> containerInstances,
    @Nullable Boolean enableECSManagedTags,
    @Nullable Boolean enableExecuteCommand,
    @Nullable String group,
    @Nullable NetworkConfiguration networkConfiguration,
    @Nullable TaskOverride overrides,
    @Nullable String propagateTags,
    @Nullable String referenceId,
    @Nullable String startedBy,
    @Nullable List<Tag> tags,
    @Nullable String taskDefinition,
    @Nullable List<TaskVolumeConfiguration> volumeConfigurations)
    implements StartingOperation<StartTask.Response> {
  public StartTask {
    containerInstances = Copies.list(containerInstances);
    tags = Copies.list(tags);
    volumeConfigurations = Copies.list(volumeConfigurations);
  }

  /** The tasks that were created, and why others were not; both may be there. */
  public record Response(List<Task> tasks, List<Failure> failures) {
    public Response {
      tasks = List.copyOf(tasks);
      failures = List.copyOf(failures);
    }
  }
}
