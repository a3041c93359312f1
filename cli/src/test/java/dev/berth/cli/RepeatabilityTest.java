package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same scenario and seed give the same files, however the run is spread and paced. */
class RepeatabilityTest {
  private static final List<String> REPEATABLE =
      List.of("summary.json", "series.json", "latency.hlog", "events.csv.gz", "scenario.yaml");

  @TempDir static Path temporary;

  private static Path first = Path.of("");

  @BeforeAll
  static void runOnce() throws IOException {
    first = run("first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--lanes 1 --threads 1",
        "--lanes 2 --threads 2",
        "--lanes 8 --threads 1",
        "--lanes 8 --threads 2",
        "--speed 1e9",
        "--check"
      })
  void quickstart_spreadOrPacedDifferently_givesTheSameBytes(String options) throws IOException {
    Path again = run(options.replace(' ', '_'), options.split(" "));

    for (String file : REPEATABLE) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
  }

  @Test
  void quickstart_withAnotherSeed_givesAnotherHash() throws IOException {
    assertThat(hash(run("other", "--seed", "43"))).isNotEqualTo(hash(first));
  }

  private static Path run(String name, String... options) throws IOException {
    Path out = temporary.resolve(name);
    List<String> words =
        new ArrayList<>(List.of("run", "quickstart", "--quiet", "--out", out.toString()));
    words.addAll(List.of(options));
    Outcome outcome = berth(words.toArray(String[]::new));
    assertThat(outcome.err()).isEmpty();
    try (Stream<Path> runs = Files.list(out)) {
      return runs.toList().getFirst();
    }
  }

  private static String hash(Path run) throws IOException {
    return Files.readString(run.resolve("summary.json"))
        .replaceFirst("(?s).*\"resultHash\" : \"(\\w+)\".*", "$1");
  }
}
