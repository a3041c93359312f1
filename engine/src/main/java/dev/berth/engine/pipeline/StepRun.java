package dev.berth.engine.pipeline;

import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.TaskConduct;

/**
 * Tasks that a step runs.
 *
 * @param call without a task definition, the one that the step registered last is meant
 * @param conduct what each task does once it runs
 */
public record StepRun(RunTask call, TaskConduct conduct) {
  /** Tasks of which nothing is said but what the first essential container does. */
  public StepRun(RunTask call, Execution execution) {
    this(call, TaskConduct.of(execution));
  }
}
