package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FitCommandTest {
  @TempDir Path temporary;

  private Path little = Path.of("");

  @BeforeEach
  void writeScenario() throws IOException {
    little = Files.writeString(temporary.resolve("little.yaml"), resource("little.yaml"));
  }

  @ParameterizedTest
  @CsvSource({"fit, steady --at 15s", "fit-full, jobs --at 1m"})
  void fit_inASmallScenario_isToldInThoseWords(String golden, String words) throws IOException {
    Outcome outcome = fit(little, words.split(" "));

    assertThat(outcome).isEqualTo(new Outcome(0, resource(golden + ".txt"), ""));
  }

  /** A run of the same tasks, and some more, places as many as were said to fit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "placement.strategies=[{type: spread, field: instanceId}]",
        "placement.strategies=[{type: binpack, field: memory}]",
        "placement.constraints=[{type: distinctInstance}]",
        "taskDefinitions.web.networkMode=awsvpc",
        "taskDefinitions.web.memory=5000",
      })
  void tasks_thatFitInAnEmptyCluster_areAsManyAsARunPlaces(String rule) throws IOException {
    Path file =
        Files.writeString(
            temporary.resolve("fill.yaml"),
            """
            name: fill
            timing: instant
            cluster:
              instances:
                large: {type: m5.xlarge, count: 3, zones: [a, b]}
                small: {type: t3.medium, count: 4, zones: [a, b, c]}
            taskDefinitions:
              web: {cpu: 300, memory: 700}
            workloads:
              web:
                taskDefinition: web
                arrivals: {at: 0s, count: 200}
                runTime: endless
                whenFull: drop
            """);

    JsonNode empty = json(fit(file, "web", "--at", "0", "--set", rule, "--format", "json"));
    JsonNode full = json(fit(file, "web", "--set", rule, "--format", "json"));
    Outcome run = berth("run", file.toString(), "--set", rule, "--no-report", "--format", "json");

    long placed = json(run).at("/tasks/placed").asLong();
    assertThat(placed).isBetween(1L, 199L);
    assertThat(empty.at("/tasks").asLong()).isEqualTo(placed);
    assertThat(full.at("/tasks").asLong()).isZero();
    assertThat(full.at("/oneMore").size()).isEqualTo(2);
    assertThat(empty.at("/byInstance").valueStream().mapToLong(JsonNode::asLong).sum())
        .isEqualTo(placed);
    assertThat(sum(empty, "/byZone")).isEqualTo(placed);
    assertThat(sum(empty, "/byGroup")).isEqualTo(placed);
  }

  /** The same scenario with that instance places as many more as was said. */
  @Test
  void oneMoreInstance_addsWhatARunWithItPlaces() {
    JsonNode fit = json(fit(little, "steady", "--at", "0", "--format", "json"));
    JsonNode more =
        json(
            fit(
                little,
                "steady",
                "--at",
                "0",
                "--set",
                "cluster.instances.big.count=3",
                "--format",
                "json"));

    assertThat(fit.at("/oneMore/0/group").asString()).isEqualTo("big");
    assertThat(fit.at("/tasks").asLong() + fit.at("/oneMore/0/tasks").asLong())
        .isEqualTo(more.at("/tasks").asLong());
  }

  @Test
  void fit_ofAKeptRun_isThatOfItsEnd() throws IOException {
    Path out = temporary.resolve("runs");
    berth("run", little.toString(), "--quiet", "--out", out.toString());
    Path run;
    try (Stream<Path> runs = Files.list(out)) {
      run = runs.findFirst().orElseThrow();
    }

    Outcome kept = fit(run, "steady");

    assertThat(kept.out())
        .startsWith("4 more tasks of steady fit when the run ends, at 10m00s, on 2 of 3 instances.")
        .isEqualTo(fit(little, "steady").out());
    assertThat(fit(run, "steady", "--at", "15s").out())
        .isEqualTo(fit(little, "steady", "--at", "15s").out());
    assertThat(fit(little, "steady", "--at", "2h").out()).contains("when the run ends, at 10m00s");
  }

  @Test
  void size_thatIsGiven_replacesTheTaskDefinitions() {
    JsonNode small =
        json(
            fit(
                little,
                "steady",
                "--at",
                "0",
                "--cpu",
                "0.25 vCPU",
                "--memory",
                "256 MiB",
                "--format",
                "json"));

    assertThat(small.at("/demand/cpuUnits").asInt()).isEqualTo(256);
    assertThat(small.at("/tasks").asLong()).isEqualTo(4 + 4 + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "web | 2 workloads use task definition 'web'"
            + " | name one, for its placement rules: steady, late",
        "stady | there is no workload and no task definition 'stady' | did you mean 'steady'?",
      })
  void tasks_thatNobodyKnows_areToldWithThoseThereAre(String word, String message, String hint) {
    assertThat(fit(little, word))
        .isEqualTo(new Outcome(2, "", "error: %s\n  = %s\n".formatted(message, hint)));
  }

  @Test
  void quickstart_beforeTheNightlyBatch_tellsHowMuchOfItFits() {
    Outcome outcome = berth("fit", "quickstart", "report", "--at", "1h14m");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .matches("(?s)\\d+ more tasks of nightly fit at 1h14m00s, on \\d+ of 60 instances\\..*")
        .contains("█ WHERE THEY GO", "█ WHY NO MORE", "█ WITH ONE MORE INSTANCE", "r5.xlarge");
  }

  private static Outcome fit(Path run, String... words) {
    List<String> all = new ArrayList<>(List.of("fit", run.toString()));
    all.addAll(Arrays.asList(words));
    return berth(all.toArray(String[]::new));
  }

  private static long sum(JsonNode fit, String shares) {
    return fit.at(shares).valueStream().mapToLong(each -> each.at("/tasks").asLong()).sum();
  }

  private static JsonNode json(Outcome outcome) {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return JsonMapper.shared().readTree(outcome.out());
  }

  private static String resource(String name) throws IOException {
    String resource = "explain/" + name;
    try (InputStream text =
        Objects.requireNonNull(FitCommandTest.class.getResourceAsStream(resource), resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
