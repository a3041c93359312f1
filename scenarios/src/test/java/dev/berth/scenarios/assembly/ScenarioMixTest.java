package dev.berth.scenarios.assembly;

import static dev.berth.scenarios.ScenarioFixtures.BEGINNING;
import static dev.berth.scenarios.ScenarioFixtures.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.input.InvalidInputException;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.engine.placement.policy.TaskMix.Shape;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioMixTest {
  private static final String ASKING =
      "placement.policy=" + PolicyFinderTest.WithMix.class.getName();

  private static final String TRACED =
      BEGINNING
          + """
              trace:
                file: jobs.csv
                columns:
                  arrival: {column: at, unit: s}
                  cpu: {column: cpu, unit: units}
                  gpus: gpus
                  count: tasks
              runTime: 1s
          """;

  @TempDir Path directory;

  @Test
  void mix_ofAProcess_isWhatIsToBeExpectedOfIt() throws ScenarioException {
    String jobs = BEGINNING + "    runTime: 1s\n    arrivals: {rate: 2/s, batch: 3, ";

    assertThat(mix(jobs + "until: 10s}\n").shapes()).containsExactly(new Shape(1_024, 0, 60));
    assertThat(mix(jobs + "from: 4s, until: 10s}\n").weight()).isEqualTo(36);
    assertThat(mix(jobs + "until: 10s, limit: 50}\n").weight()).isEqualTo(50);
    assertThat(mix(jobs + "until: 10s}\nduration: 5s\n").weight()).isEqualTo(30);
    assertThat(mix(jobs + "from: 1s}\nduration: 5s\n").weight()).isEqualTo(24);
  }

  @Test
  void mix_ofSeveralWorkloads_isThatOfAll() throws ScenarioException {
    String text =
        BEGINNING
            + """
                arrivals: {at: 1s, count: 7}
                runTime: 1s
              more:
                taskDefinition: big
                arrivals: {rate: 1/min, limit: 2}
                runTime: 1s
            """;
    String defined =
        text.replace("taskDefinitions:\n", "taskDefinitions:\n  big: {cpu: 512, memory: 1 GB}\n");

    assertThat(mix(defined).shapes()).containsExactly(new Shape(1_024, 0, 7), new Shape(512, 0, 2));
  }

  @Test
  void mix_ofATrace_countsItsTasksAsTheyStandInTheFile() throws IOException, ScenarioException {
    Files.writeString(
        directory.resolve("jobs.csv"),
        "at,cpu,gpus,tasks\n0,100,0,2\n1,200,1,1\n2,100,0,4\n3,200,2,1\n");

    assertThat(mix(TRACED).shapes())
        .containsExactly(new Shape(100, 0, 6), new Shape(200, 2_000, 1), new Shape(200, 1_000, 1));
    assertThat(mix(TRACED.replace("file: jobs.csv", "file: jobs.csv\n      limit: 2")).shapes())
        .containsExactly(new Shape(100, 0, 2), new Shape(200, 1_000, 1));
  }

  @Test
  void mix_ofAFaultyTrace_namesTheCell() throws IOException, ScenarioException {
    Files.writeString(directory.resolve("jobs.csv"), "at,cpu,gpus,tasks\n0,100,0,2\n1,many,1,1\n");

    assertThatThrownBy(() -> mix(TRACED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("jobs.csv:3:3");
    // Policies that do not ask leave the rows to the run.
    assertThat(ScenarioReader.read("test.yaml", TRACED, directory, List.of())).isNotNull();
  }

  private TaskMix mix(String text) throws ScenarioException {
    Scenario scenario = ScenarioReader.read("test.yaml", text, directory, List.of(ASKING));
    return ((PolicyFinderTest.WithMix) workload(scenario).policies().getFirst()).mix();
  }
}
