package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Task definitions as their authors published them, with the totals that they come to. */
class PublishedTaskDefinitionTest {
  private static final Path DIRECTORY = ScenarioFixtures.resources().resolve("ecs-samples");

  private static final String PORTS =
      "When networkMode=awsvpc, the host ports and container ports in port mappings must match";
  private static final String IMAGE = "Container.image contains invalid characters";

  /** Those that ECS would not register as they stand: two of them are templates. */
  private static final Map<String, String> REFUSED =
      new TreeMap<>(
          Map.of(
              "containers-kibana-kibana_ec2.json",
              PORTS,
              "containers-tomcat-tomcat_ec2.json",
              PORTS,
              "otel-aws-prometheus-ecs-ec2-task-def.json",
              IMAGE,
              "otel-aws-prometheus-ecs-fargate-task-def.json",
              IMAGE));

  @ParameterizedTest
  @MethodSource("rows")
  void taskDefinition_asPublished_reservesWhatItsIndexSays(String row) throws ScenarioException {
    String[] cells = row.split(",", -1);
    TaskDefinition definition = ScenarioFixtures.workload(read(cells[0])).taskDefinition();

    assertThat(definition.family()).isEqualTo(cells[1]);
    assertThat(definition.containers()).hasSize(number(cells[4]));
    int cpu = number(cells[5]) > 0 ? number(cells[5]) : number(cells[7]);
    assertThat(definition.demand().cpuUnits()).isEqualTo(cpu);
    if (number(cells[6]) > 0) {
      assertThat(definition.demand())
          .isEqualTo(new Resources(cpu, number(cells[6]), number(cells[12])));
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void taskDefinition_thatEcsWouldRefuse_isRefusedInItsWords(String file, String message) {
    assertThatThrownBy(() -> read(file)).hasMessageContaining(message);
  }

  private static List<Arguments> refused() {
    return REFUSED.entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(DIRECTORY.resolve("index.csv")).stream()
        .skip(1)
        .filter(row -> !REFUSED.containsKey(row.substring(0, row.indexOf(','))))
        .toList();
  }

  private static Scenario read(String file) throws ScenarioException {
    String text =
        ScenarioFixtures.SMALL.replace("{cpu: 1 vCPU, memory: 1 GB}", "task-definitions/" + file);
    return ScenarioReader.read("s.yaml", text, DIRECTORY, List.of());
  }

  private static int number(String cell) {
    return cell.isEmpty() ? 0 : Integer.parseInt(cell);
  }
}
