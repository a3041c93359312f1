package dev.berth.engine.pipeline;

import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.input.Execution;

/**
 * Tasks that a step runs.
 *
 * @param call without a task definition, the one that the step registered last is meant
 * @param execution what each task does once it runs
 */
public record StepRun(RunTask call, Execution execution) {}
