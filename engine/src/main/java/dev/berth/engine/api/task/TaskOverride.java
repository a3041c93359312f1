package dev.berth.engine.api.task;

import dev.berth.engine.api.taskdefinition.EphemeralStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is different from the task definition in the tasks of one call. */
public record TaskOverride(
    @Nullable List<ContainerOverride> containerOverrides,
    @Nullable String cpu,
    @Nullable List<InferenceAcceleratorOverride> inferenceAcceleratorOverrides,
    @Nullable String executionRoleArn,
    @Nullable String memory,
    @Nullable String taskRoleArn,
    @Nullable EphemeralStorage ephemeralStorage) {
  /** Nothing is different. */
  public static final TaskOverride NONE =
      new TaskOverride(null, null, null, null, null, null, null);

  public TaskOverride {
    containerOverrides = Copies.list(containerOverrides);
    inferenceAcceleratorOverrides = Copies.list(inferenceAcceleratorOverrides);
  }

  /** Another accelerator for a device that the task definition names. */
  public record InferenceAcceleratorOverride(
      @Nullable String deviceName, @Nullable String deviceType) {}
}
