package dev.berth.engine.cluster;

import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.TaskPath;
import dev.berth.engine.model.Resources;

/**
 * What an agent must know to run a task.
 *
 * @param task the task's number in the world
 * @param devices the GPU devices it got, as a bit mask
 * @param arrived when the task had reached its client, for the history
 */
public record Launch(
    long task, Resources demand, long devices, TaskPath path, Execution execution, long arrived) {
  /** The same on these GPU devices. */
  public Launch on(long gpuDevices) {
    return new Launch(task, demand, gpuDevices, path, execution, arrived);
  }

  /** The same for a task that takes nothing from its host. */
  public Launch withoutDemand() {
    return new Launch(task, Resources.NONE, 0, path, execution, arrived);
  }
}
