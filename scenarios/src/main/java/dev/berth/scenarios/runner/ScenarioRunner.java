package dev.berth.scenarios.runner;

import dev.berth.engine.World;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.time.WallClock;
import dev.berth.scenarios.Scenario;

/** Runs scenarios. */
public final class ScenarioRunner {
  private ScenarioRunner() {}

  /**
   * Runs a scenario to its end.
   *
   * @throws dev.berth.engine.input.InvalidInputException if an input turns out wrong on the way
   */
  public static RunOutcome run(Scenario scenario, RunOptions options) {
    WallClock watch = new WallClock(1);
    long seed = options.seed().orElse(scenario.seed());
    try (World world =
        new World(scenario.toWorld(options.seed()), options.parallelism(), options.recorders())) {
      RunResult result = world.run(options.pace(), options.stopped());
      return new RunOutcome(
          seed,
          result,
          scenario.expectations().stream()
              .map(expectation -> expectation.evaluate(result.summary()))
              .toList(),
          watch.elapsedSeconds());
    }
  }
}
