package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios with mistakes, each beside the messages that a user gets to read. */
class InvalidScenarioTest {
  private static final Path DIRECTORY = ScenarioFixtures.resources().resolve("invalid");

  @ParameterizedTest
  @MethodSource("files")
  void scenario_withMistakes_isRefusedWithAllOfThem(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    String text = Files.readString(file);

    ScenarioException refusal =
        catchThrowableOfType(
            ScenarioException.class, () -> ScenarioReader.read(name, text, DIRECTORY, List.of()));

    String expected = Files.readString(DIRECTORY.resolve(name + ".txt"));
    assertThat(Objects.requireNonNull(refusal).getMessage()).isEqualTo(expected);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(DIRECTORY)) {
      return all.filter(file -> file.toString().matches(".*\\.(yaml|json)")).sorted().toList();
    }
  }
}
