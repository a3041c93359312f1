package dev.berth.scenarios.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioFixtures;
import dev.berth.scenarios.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceAssemblyTest {
  private static final String COLUMNS = "columns: {arrival: at, runTime: run, cpu: cores}";

  @TempDir Path directory;

  @Test
  void trace_separatedBySemicolonsOrTabs_isOneErrorThatSaysSo() throws IOException {
    Files.writeString(directory.resolve("jobs.csv"), "at;run;cores\n0;5;1\n");
    assertOnlyError(
        "{file: jobs.csv, " + COLUMNS + "}",
        "the columns of 'jobs.csv' seem to be separated by ';'");

    Files.writeString(directory.resolve("jobs.csv"), "at\trun\tcores\n0\t5\t1\n");
    assertOnlyError(
        "{file: jobs.csv, " + COLUMNS + "}",
        "the columns of 'jobs.csv' seem to be separated by tabs");
  }

  @Test
  void lookup_separatedBySemicolons_isOneErrorThatSaysSo() throws IOException {
    Files.writeString(directory.resolve("jobs.csv"), "at,run,size\n0,5,small\n");
    Files.writeString(directory.resolve("sizes.csv"), "size;cores\nsmall;1\n");

    assertOnlyError(
        "{file: jobs.csv, " + COLUMNS + ", lookup: {file: sizes.csv, key: size}}",
        "the columns of 'sizes.csv' seem to be separated by ';'");
  }

  private void assertOnlyError(String trace, String message) {
    String text = ScenarioFixtures.BEGINNING + "    trace: " + trace + "\n";

    ScenarioException refusal =
        catchThrowableOfType(
            ScenarioException.class,
            () -> ScenarioReader.read("test.yaml", text, directory, List.of()));

    assertThat(refusal.problems()).hasSize(1);
    assertThat(refusal).hasMessageContaining(message).hasMessageContaining("expected commas");
  }
}
