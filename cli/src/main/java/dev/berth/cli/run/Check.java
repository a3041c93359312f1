package dev.berth.cli.run;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.UserError;
import dev.berth.engine.record.InvariantChecker;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.WorldEvent;

/** A second set of books beside a run, which ends as soon as the two disagree. */
final class Check implements Recorder {
  private final InvariantChecker checker = new InvariantChecker();

  @Override
  public void on(WorldEvent event) {
    try {
      checker.on(event);
    } catch (IllegalStateException e) {
      throw broken(e);
    }
  }

  @Override
  public void end(long timeNanos) {
    try {
      checker.end(timeNanos);
    } catch (IllegalStateException e) {
      throw broken(e);
    }
  }

  /** Checks what must hold after a run that came to its own end, not to a horizon's. */
  void finish(RunResult result, boolean hasHorizon) {
    if (result.interrupted() || hasHorizon) {
      return;
    }
    try {
      checker.checkAllGivenBack(true);
    } catch (IllegalStateException e) {
      throw broken(e);
    }
  }

  private static UserError broken(IllegalStateException breach) {
    return new UserError(
        ExitCode.INTERNAL,
        "an invariant is broken: " + breach.getMessage(),
        "this is a defect of berth: please report it, with the scenario and the seed");
  }
}
