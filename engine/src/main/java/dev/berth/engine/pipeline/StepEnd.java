package dev.berth.engine.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * How a run of tasks came out.
 *
 * @param exitCode of the first essential container that failed, or 0; {@code null} if none exited
 */
record StepEnd(StepResult result, @Nullable Integer exitCode) {
  /** An end without any exit code. */
  static StepEnd of(StepResult result) {
    return new StepEnd(result, null);
  }

  /** Of two ends the first that is no success. */
  StepEnd and(StepEnd other) {
    return result == StepResult.SUCCEEDED ? other : this;
  }
}
