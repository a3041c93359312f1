package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios and templates that come with the program. */
class LibraryTest {
  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("library"))) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void scenario_ofLibrary_isValidAndHasExpectations(Path file) throws ScenarioException {
    Scenario scenario = ScenarioReader.read(file, List.of());

    assertThat(scenario.warnings()).isEmpty();
    assertThat(scenario.expectations()).isNotEmpty();
    assertThat(file.getFileName()).hasToString(scenario.name() + ".yaml");
  }

  @Test
  void expectations_ofAzure2017_coverTheTable() throws ScenarioException {
    Path file = Path.of("library/azure-2017.yaml");
    List<String> options =
        List.of("cluster.instances.nodes.count=400", "placement.policy=spread-instance");

    assertThat(ScenarioReader.read(file, options).expectations())
        .extracting(expectation -> expectation.text())
        .contains("tasks.dropped == 37899", "dropped.cpuUnits == 141097 vCPU");
  }

  @Test
  void quickstart_inPackage_isTheFile() throws IOException {
    assertThat(ScenarioLibrary.names()).containsExactly("quickstart");
    assertThat(ScenarioLibrary.text("quickstart"))
        .isEqualTo(Files.readString(Path.of("library/quickstart.yaml")));
    assertThatThrownBy(() -> ScenarioLibrary.text("slowstart"))
        .hasMessageContaining("Maybe one of [quickstart]");
  }

  @Test
  void templates_areValidScenariosWithSchema(@TempDir Path directory)
      throws IOException, ScenarioException {
    for (String name : ScenarioTemplates.names()) {
      for (Map.Entry<String, String> sample : ScenarioTemplates.samples(name).entrySet()) {
        Files.writeString(directory.resolve(sample.getKey()), sample.getValue());
      }
      String text = ScenarioTemplates.text(name);
      Scenario scenario = ScenarioReader.read(name + ".yaml", text, directory, List.of());

      assertThat(scenario.name()).isEqualTo(name);
      assertThat(scenario.warnings()).isEmpty();
      assertThat(text).startsWith("# yaml-language-server: $schema=");
    }
  }

  @Test
  void template_thatIsUnknown_isRefusedWithTheNames() {
    assertThatThrownBy(() -> ScenarioTemplates.text("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe one of [minimal, burst, queue, trace]");
  }
}
