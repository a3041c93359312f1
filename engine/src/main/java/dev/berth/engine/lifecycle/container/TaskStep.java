package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.TaskStatus;

/** What a {@link TaskRun} has to say to whoever holds it. */
public sealed interface TaskStep {
  /**
   * The task's lastStatus has changed.
   *
   * @param exitCode of the essential container that ended the task, or -1
   */
  record StatusChanged(TaskStatus from, TaskStatus to, int exitCode) implements TaskStep {}

  /**
   * A container has changed.
   *
   * @param exitCode if it has exited with one, else -1
   * @param reason ECS's reason for it, or empty
   */
  record ContainerChanged(String container, ContainerChange change, int exitCode, String reason)
      implements TaskStep {}

  /** An image has to be brought to the instance; {@link TaskRun#pulled} is the answer. */
  record ImageWanted(int container, String image, StartFault fault) implements TaskStep {}

  /** The images that were wanted are not any more. */
  record ImagesUnwanted() implements TaskStep {}
}
