package dev.berth.engine.pipeline;

import dev.berth.engine.api.EcsError.ThrottlingException;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.TaskConduct;

/** Calls that are made again, after a pause, when they were made too soon. */
final class Calls {
  /** Calls in all before a refusal stands. */
  static final int MOST_ATTEMPTS = 10;

  private static final TaskConduct NO_TASKS = TaskConduct.of(new Execution(0, 0));

  private Calls() {}

  /** A call that starts no tasks. */
  static <R> StepAction call(Operation<R> operation, StepAction.OnOutcome<R> then) {
    return call(operation, NO_TASKS, then);
  }

  /** A call that starts tasks which do this. */
  static <R> StepAction call(
      Operation<R> operation, TaskConduct conduct, StepAction.OnOutcome<R> then) {
    return attempt(new StepAction.Call<>(operation, conduct, then), new BackOff(), 1);
  }

  private static <R> StepAction attempt(StepAction.Call<R> call, BackOff pauses, int attempt) {
    return new StepAction.Call<>(
        call.operation(),
        call.conduct(),
        (outcome, now) ->
            attempt < MOST_ATTEMPTS && isThrottled(outcome)
                ? new StepAction.Pause(
                    now + pauses.nextNanos(), _ -> attempt(call, pauses, attempt + 1))
                : call.then().after(outcome, now));
  }

  private static boolean isThrottled(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?>(ThrottlingException _);
  }
}
