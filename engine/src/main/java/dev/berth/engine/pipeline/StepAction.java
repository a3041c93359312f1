package dev.berth.engine.pipeline;

import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.input.TaskConduct;

/** What a step wants next of whoever holds its machine. */
public sealed interface StepAction {
  /** What follows on an answer. */
  interface OnOutcome<R> {
    /** The action after an answer that came at a moment. */
    StepAction after(Outcome<R> outcome, long now);
  }

  /** What follows on a pause. */
  interface OnWake {
    /** The action after a pause that ended at a moment. */
    StepAction after(long now);
  }

  /**
   * Call ECS, and go on with its answer.
   *
   * @param conduct what each task does that the call starts
   */
  record Call<R>(Operation<R> operation, TaskConduct conduct, OnOutcome<R> then)
      implements StepAction {}

  /** Wait until a moment, and go on. */
  record Pause(long untilNanos, OnWake then) implements StepAction {}

  /** Nothing more: the step has come to its end. */
  record End() implements StepAction {}
}
