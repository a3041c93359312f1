package dev.berth.cli.explain;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Progress;
import dev.berth.cli.terminal.ProgressDisplay;
import dev.berth.cli.terminal.Terminal;
import dev.berth.cli.terminal.UserError;
import dev.berth.cli.terminal.Version;
import dev.berth.engine.Parallelism;
import dev.berth.engine.World;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.time.Pace;
import dev.berth.engine.witness.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Runs a past run again, as often as it takes, with somebody watching. */
final class Replay {
  private static final double NANOS = 1e9;

  /** Seconds in files are rounded, and large ones by more than a nanosecond. */
  private static final long ROUNDING_NANOS = 4;

  private final PastRun past;
  private final Terminal terminal;

  Replay(PastRun past, Terminal terminal) {
    this.past = past;
    this.terminal = terminal;
  }

  /** The world of the run. */
  WorldSpecification world() {
    return past.scenario().toWorld(OptionalLong.of(past.seed()));
  }

  /**
   * Runs it as it was run, to its end or to where it was interrupted.
   *
   * @throws UserError when a kept run now comes out differently
   */
  RunResult whole(Witness witness, List<Recorder> recorders) {
    long end =
        past.stored()
            .filter(RunResult::interrupted)
            .map(result -> Math.round(result.summary().simulatedSeconds() * NANOS))
            .orElse(Long.MAX_VALUE);
    RunResult result = run(world(), witness, recorders, end, () -> false);
    past.stored().ifPresent(stored -> compare(stored, result));
    return result;
  }

  /** Runs it until nobody wants to see more. */
  void until(BooleanSupplier seen, Witness witness) {
    run(world(), witness, List.of(), Long.MAX_VALUE, seen);
  }

  /** Runs another world than that of the run, to its end. */
  RunResult other(WorldSpecification world, Witness witness, List<Recorder> recorders) {
    return run(world, witness, recorders, Long.MAX_VALUE, () -> false);
  }

  private RunResult run(
      WorldSpecification specification,
      Witness witness,
      List<Recorder> recorders,
      long end,
      BooleanSupplier seen) {
    Progress progress = new Progress();
    List<Recorder> all = new ArrayList<>(recorders);
    all.add(progress);
    Parallelism parallelism = Parallelism.forProcessors(Runtime.getRuntime().availableProcessors());
    try (var _ =
            new ProgressDisplay(
                terminal, past.scenario().name(), progress, specification.horizonNanos());
        World world = new World(specification, parallelism, all, witness)) {
      return world.run(
          Pace.BATCH, () -> seen.getAsBoolean() || world.reached() >= end - ROUNDING_NANOS);
    }
  }

  private void compare(RunResult stored, RunResult again) {
    if (stored.resultHash().equals(again.resultHash())) {
      return;
    }
    String ours = Version.ofBerth();
    String reason =
        past.version().equals(ours)
            ? "a trace or task definition that the scenario names may have changed since"
            : "it was made by berth %s, this is %s".formatted(past.version(), ours);
    throw new UserError(
        ExitCode.INVALID,
        "%s cannot be explained: run again, its result is %s, not %s"
            .formatted(past.name(), again.resultHash(), stored.resultHash()),
        reason + "; name the scenario instead to explain a run of today");
  }
}
