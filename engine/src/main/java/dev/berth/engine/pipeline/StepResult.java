package dev.berth.engine.pipeline;

/** What became of a step. */
public enum StepResult {
  /** All essential containers of all its tasks exited with 0, or nobody waited for them. */
  SUCCEEDED,
  /** A task stopped in another way. */
  FAILED,
  /** A task had not stopped in time. */
  TIMED_OUT,
  /** There was no room for a task. */
  NOT_PLACED,
  /** ECS refused a call. */
  REFUSED
}
