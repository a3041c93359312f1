package dev.berth.engine.pipeline;

/** How long a step follows its tasks. */
public sealed interface StepWait {
  /** Not at all: the step has succeeded once its tasks are created. */
  record None() implements StepWait {}

  /**
   * Until all have stopped, or a time has passed.
   *
   * @param timeoutNanos counted from the moment the tasks were created
   * @param stopOnTimeout whether tasks that have not stopped by then are stopped, or left alone
   */
  record UntilStopped(long timeoutNanos, boolean stopOnTimeout) implements StepWait {
    public UntilStopped {
      if (timeoutNanos <= 0) {
        throw new IllegalArgumentException("a time-out of " + timeoutNanos + " ns");
      }
    }
  }
}
