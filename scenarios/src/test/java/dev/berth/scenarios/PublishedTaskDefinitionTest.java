package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Task definitions as their authors published them, with the totals that they come to. */
class PublishedTaskDefinitionTest {
  private static final Path DIRECTORY = ScenarioFixtures.resources().resolve("ecs-samples");

  @ParameterizedTest
  @MethodSource("rows")
  void taskDefinition_asPublished_reservesWhatItsIndexSays(String row) throws ScenarioException {
    String[] cells = row.split(",", -1);
    String text =
        ScenarioFixtures.SMALL.replace(
            "{cpu: 1 vCPU, memory: 1 GB}", "task-definitions/" + cells[0]);
    Scenario scenario = ScenarioReader.read("s.yaml", text, DIRECTORY, List.of());
    TaskDefinition definition = ScenarioFixtures.workload(scenario).taskDefinition();

    assertThat(definition.family()).isEqualTo(cells[1]);
    assertThat(definition.containers()).hasSize(number(cells[4]));
    int cpu = number(cells[5]) > 0 ? number(cells[5]) : number(cells[7]);
    assertThat(definition.demand().cpuUnits()).isEqualTo(cpu);
    if (number(cells[6]) > 0) {
      assertThat(definition.demand())
          .isEqualTo(new Resources(cpu, number(cells[6]), number(cells[12])));
    }
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(DIRECTORY.resolve("index.csv")).stream().skip(1).toList();
  }

  private static int number(String cell) {
    return cell.isEmpty() ? 0 : Integer.parseInt(cell);
  }
}
