package dev.berth.scenarios.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.Parallelism;
import dev.berth.engine.time.Pace;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioFixtures;
import dev.berth.scenarios.expectation.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JointVerdictsTest {
  /** Poisson arrivals: every seed brings another number of tasks, 60 on average. */
  private static final String TEXT =
      ScenarioFixtures.BEGINNING
          + """
              arrivals: {rate: 1/s, until: 60s}
              runTime: 1s
          expectations:
            - mean(tasks.submitted) > 0
            - tasks.submitted > 0
            - mean(tasks.submitted) < 1
            - mean(fullDemand.gpu) >= 0
          """;

  @Test
  void mean_overSeveralRuns_isOneVerdictForAllOfThem() throws ScenarioException {
    Scenario scenario = ScenarioFixtures.read(TEXT);
    List<RunOutcome> runs = runs(scenario, 4);
    double mean =
        runs.stream()
            .mapToLong(run -> run.result().summary().tasks().submitted())
            .average()
            .orElse(0);

    List<RunOutcome> judged = JointVerdicts.judge(scenario.expectations(), runs);

    assertThat(judged)
        .extracting(run -> run.expectations().get(0))
        .hasSize(4)
        .containsOnly(judged.getFirst().expectations().getFirst());
    Expectation.Outcome joint = judged.getFirst().expectations().get(0);
    assertThat(joint.met()).isTrue();
    assertThat(joint.actual())
        .startsWith(number(mean) + " (")
        .contains(" to ")
        .endsWith(", 4 runs)");
    assertThat(judged)
        .extracting(run -> run.expectations().get(1).actual())
        .isEqualTo(runs.stream().map(run -> run.expectations().get(1).actual()).toList());
    assertThat(judged).noneMatch(run -> run.expectations().get(2).met());
  }

  @Test
  void mean_ofAFigureWithoutValue_isNotMet() throws ScenarioException {
    Scenario scenario = ScenarioFixtures.read(TEXT);

    List<RunOutcome> judged = JointVerdicts.judge(scenario.expectations(), runs(scenario, 2));

    assertThat(judged.getFirst().expectations().get(3))
        .isEqualTo(new Expectation.Outcome("mean(fullDemand.gpu) >= 0", false, "no value"));
  }

  @Test
  void mean_ofOneRun_isItsOwnValue() throws ScenarioException {
    Scenario scenario = ScenarioFixtures.read(TEXT);
    List<RunOutcome> runs = runs(scenario, 1);

    assertThat(JointVerdicts.judge(scenario.expectations(), runs)).isEqualTo(runs);
    assertThat(runs.getFirst().expectations().get(0).actual())
        .isEqualTo("" + runs.getFirst().result().summary().tasks().submitted());
  }

  private static String number(double mean) {
    return mean == Math.rint(mean) ? String.valueOf((long) mean) : String.valueOf(mean);
  }

  private static List<RunOutcome> runs(Scenario scenario, int count) {
    List<RunOutcome> runs = new ArrayList<>();
    for (int seed = 1; seed <= count; seed++) {
      runs.add(
          ScenarioRunner.run(
              scenario,
              new RunOptions(
                  OptionalLong.of(seed), Parallelism.SINGLE, Pace.BATCH, List.of(), () -> false)));
    }
    return runs;
  }
}
