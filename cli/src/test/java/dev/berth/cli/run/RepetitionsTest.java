package dev.berth.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioReader;
import dev.berth.scenarios.runner.RunOptions;
import dev.berth.scenarios.runner.RunOutcome;
import dev.berth.scenarios.runner.ScenarioRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private static final String SCENARIO =
      """
      name: tiny
      timing: instant
      cluster:
        instances:
          nodes: {type: m5.large, count: 1}
      taskDefinitions:
        job: {cpu: 256, memory: 256}
      workloads:
        jobs:
          taskDefinition: job
          arrivals: {at: 1s, count: 2}
          runTime: 5s
      """;

  @Test
  void data_ofFewerRunsThanWanted_saysThatTheyWereInterrupted() throws Exception {
    Scenario scenario = ScenarioReader.read("tiny.yaml", SCENARIO, Path.of("."), List.of());
    RunOutcome outcome = ScenarioRunner.run(scenario, RunOptions.batch(1));

    assertThat(new Repetitions(List.of(outcome), 3).data())
        .containsEntry("wanted", 3)
        .containsEntry("runs", 1)
        .containsEntry("interrupted", true);
    assertThat(new Repetitions(List.of(outcome, outcome), 2).data())
        .containsEntry("interrupted", false);
  }
}
