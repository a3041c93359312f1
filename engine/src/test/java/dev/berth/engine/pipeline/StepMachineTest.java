package dev.berth.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.input.Execution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine of a step, with answers of the test's own. */
class StepMachineTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<Operation<?>> calls = new ArrayList<>();
  private final List<Double> pauses = new ArrayList<>();

  @Test
  void call_thatIsThrottled_isMadeAgainAfterGrowingPauses() {
    StepMachine machine = new StepMachine(step(new StepWait.None()));

    drive(machine, EcsError.ThrottlingException.RATE_EXCEEDED);

    assertThat(calls).hasSize(Calls.MOST_ATTEMPTS).hasOnlyElementsOfType(RunTask.class);
    assertThat(pauses).containsExactly(2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 300.0);
    assertThat(machine.takeNews())
        .extracting(StepNews::text)
        .containsExactly(
            "begins", "RunTask refused: ThrottlingException: Rate exceeded", "refused");
  }

  @Test
  void call_thatIsRefusedForAnotherReason_isNotMadeAgain() {
    StepMachine machine = new StepMachine(step(new StepWait.None()));

    drive(machine, new EcsError.ClientException("no"));

    assertThat(calls).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void news_takenOnce_areGone() {
    StepMachine machine = new StepMachine(step(new StepWait.None()));
    machine.begin();

    assertThat(machine.takeNews()).containsExactly(new StepNews.Began());
    assertThat(machine.takeNews()).isEmpty();
  }

  @Test
  void backOff_growsFromTwoSecondsToFiveMinutes() {
    BackOff backOff = new BackOff();
    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      seconds.add(backOff.nextNanos() / SECOND);
    }

    assertThat(seconds).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
  }

  /** Refuses every call until the machine has come to its end. */
  private void drive(StepMachine machine, EcsError error) {
    long now = 0;
    StepAction action = machine.begin();
    while (!(action instanceof StepAction.End)) {
      action =
          switch (action) {
            case StepAction.Call<?> call -> refuse(call, error, now);
            case StepAction.Pause pause -> {
              pauses.add((double) (pause.untilNanos() - now) / SECOND);
              now = pause.untilNanos();
              yield pause.then().after(now);
            }
            case StepAction.End end -> end;
          };
    }
  }

  private <R> StepAction refuse(StepAction.Call<R> call, EcsError error, long now) {
    calls.add(call.operation());
    return call.then().after(Outcome.refused(error), now);
  }

  private static PipelineStep step(StepWait wait) {
    RunTask call = RunTaskBuilder.of("job").build();
    return new PipelineStep(
        "step", 0, List.of(), new StepRun(call, new Execution(0, 0)), wait, RollBack.NONE);
  }
}
