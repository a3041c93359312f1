package dev.berth.scenarios.runner;

import dev.berth.engine.record.RunResult;
import dev.berth.scenarios.expectation.Expectation;
import java.util.List;

/**
 * What came of running a scenario.
 *
 * @param seed the seed that was used
 * @param expectations the scenario's expectations, held against the result
 * @param wallSeconds how long it took in real time
 */
public record RunOutcome(
    long seed, RunResult result, List<Expectation.Outcome> expectations, double wallSeconds) {
  public RunOutcome {
    expectations = List.copyOf(expectations);
  }

  /** Whether every expectation was met. */
  public boolean allMet() {
    return expectations.stream().allMatch(Expectation.Outcome::met);
  }

  /** The same run with other outcomes of its expectations. */
  RunOutcome with(List<Expectation.Outcome> outcomes) {
    return new RunOutcome(seed, result, outcomes, wallSeconds);
  }
}
