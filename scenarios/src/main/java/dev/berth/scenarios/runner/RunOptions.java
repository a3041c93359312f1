package dev.berth.scenarios.runner;

import dev.berth.engine.Parallelism;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.time.Pace;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * How to run a scenario. Only the seed changes the result.
 *
 * @param seed instead of the scenario's own
 * @param recorders see the history beside the one that makes the result
 * @param stopped asked all the time; true ends the run early
 */
public record RunOptions(
    OptionalLong seed,
    Parallelism parallelism,
    Pace pace,
    List<Recorder> recorders,
    BooleanSupplier stopped) {
  public RunOptions {
    recorders = List.copyOf(recorders);
  }

  /** The scenario's own seed, as fast as this many processors can. */
  public static RunOptions batch(int processors) {
    return new RunOptions(
        OptionalLong.empty(),
        Parallelism.forProcessors(processors),
        Pace.BATCH,
        List.of(),
        () -> false);
  }
}
