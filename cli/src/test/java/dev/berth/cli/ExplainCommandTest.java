package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static dev.berth.cli.CommandFixtures.called;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
  @TempDir Path temporary;

  private Path little = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeScenario() throws IOException {
    little = Files.writeString(temporary.resolve("little.yaml"), resource("little.yaml"));
    out = temporary.resolve("runs");
  }

  @ParameterizedTest
  @CsvSource({
    "placed, 3",
    "constrained, jobs:2",
    "waited, late:12",
    "too-large, huge:1 --first",
  })
  void task_ofASmallScenario_isExplainedInThoseWords(String golden, String words)
      throws IOException {
    Outcome outcome = explain(little, words.split(" "));

    assertThat(outcome).isEqualTo(new Outcome(0, resource(golden + ".txt"), ""));
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void task_ofAKeptRun_hasTheSameStoryAsInItsScenario() throws IOException {
    Path run = keptRun("--seed", "7", "--set", "cluster.instances.big.count=3");

    Outcome kept = explain(run, "late:12");

    assertThat(kept.code()).as(kept.err()).isZero();
    assertThat(kept.out()).contains("seed 7, result " + result(run)).contains("big/2");
    assertThat(explain(run, task(kept))).isEqualTo(kept);
  }

  @Test
  void task_byNumber_isTheOneOfTheEventLog() throws IOException {
    JsonNode story = json(explain(little, "5", "--format", "json"));

    assertThat(story.at("/workload").asString()).isEqualTo("late");
    assertThat(story.at("/number").asLong()).isEqualTo(1);
    assertThat(story.at("/placed/chosen").asString()).isEqualTo("big/1");
    assertThat(story.at("/course/0/status").asString()).isEqualTo("PENDING");
  }

  @ParameterizedTest
  @CsvSource({"1", "late:1"})
  void task_ofAWorkloadWithItsOwnScheduler_isRefusedInWords(String task) {
    Outcome outcome = explain(little, task, "--set", "workloads.late.scheduler={staleness: 1s}");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("workload 'late' has a scheduler of its own", "explain knows what the cluster");
  }

  @Test
  void refusal_untilATime_isTheLastOneByThen() {
    JsonNode story = json(explain(little, "late:12", "--at", "3m", "--format", "json"));
    JsonNode first = json(explain(little, "late:12", "--first", "--format", "json"));

    assertThat(story.at("/refusals").asLong()).isEqualTo(4);
    assertThat(story.at("/refused/attempt").asLong()).isEqualTo(3);
    assertThat(story.at("/refused/seconds").asDouble()).isLessThanOrEqualTo(180);
    assertThat(first.at("/refused/seconds").asDouble())
        .isEqualTo(first.at("/firstRefusalSeconds").asDouble());
  }

  @Test
  void task_thatNeverHadItsTurn_isExplainedByTheOneBeforeIt() {
    Outcome outcome = explain(little, "late:12", "--set", "duration=30s");

    assertThat(outcome.out())
        .startsWith("Task 12 of late arrived at 20s and was still waiting for room when the run")
        .contains("It was not tried itself: task 2 of late, which came")
        .contains("too little CPU left");
  }

  @Test
  void interruptedRun_isExplainedAsFarAsItWent() throws IOException {
    Outcome stepped =
        called("berth", "\nq\n", "run", little.toString(), "--step", "--out", out.toString());
    assertThat(stepped.out()).contains("INTERRUPTED");
    Path run = only(out);

    Outcome outcome = explain(run, "1");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("Task 1 of steady").contains("result " + result(run));
    assertThat(explain(run, "late:1").err()).contains("workload 'late' submitted no task 1");
  }

  @Test
  void keptRun_thatComesOutDifferentlyNow_isNotExplained() throws IOException {
    Files.writeString(temporary.resolve("jobs.csv"), "arrival,run\n1,5\n2,5\n");
    Files.writeString(
        little,
        """
        name: traced
        timing: instant
        cluster: {instances: {nodes: {type: m5.large, count: 1}}}
        taskDefinitions: {job: {cpu: 512, memory: 512}}
        workloads:
          jobs:
            taskDefinition: job
            trace: {file: jobs.csv, columns: {arrival: arrival, runTime: run}}
        """);
    Path run = keptRun();
    assertThat(explain(run, "2").code()).isZero();

    Files.writeString(temporary.resolve("jobs.csv"), "arrival,run\n1,5\n3,5\n");
    Outcome changed = explain(run, "2");
    Files.delete(temporary.resolve("jobs.csv"));
    Outcome gone = explain(run, "2");

    assertThat(changed.code()).isEqualTo(3);
    assertThat(changed.out()).isEmpty();
    assertThat(changed.err())
        .contains("cannot be explained: run again, its result is ")
        .contains(", not " + result(run))
        .contains("a trace or task definition that the scenario names may have changed");
    assertThat(gone.code()).isEqualTo(3);
    assertThat(gone.err()).contains("jobs.csv").doesNotContain("\tat ");
  }

  @Test
  void directory_thatIsNoRun_isRefused() {
    Outcome outcome = explain(temporary, "1");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .startsWith("error: " + temporary + " cannot be read as the directory of a run: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "99 | there is no task 99 in this run | it placed tasks 1 to 16",
        "jobs:4 | workload 'jobs' submitted no task 4 in this run"
            + " | it submitted jobs:1 to jobs:3",
        "lata:1 | there is no workload 'lata' | did you mean 'late'?",
        "late | 'late' names no task | give a number as in the event log, or WORKLOAD:N"
            + " for the N-th task that a workload submitted: 12, late:1",
        "0 | '0' names no task | give a number as in the event log, or WORKLOAD:N"
            + " for the N-th task that a workload submitted: 12, steady:1",
        "late:12 --at 30s | the task was not tried by then | it was first refused at 1m41s",
        "1 --at soon | invalid value for option '--at': 'soon' is no time since the beginning;"
            + " write it like 90s or 1h15m | see berth explain --help",
      })
  void taskThatIsNotThere_isToldWhatThereIs(String words, String message, String hint) {
    Outcome outcome = explain(little, words.split(" "));

    assertThat(outcome)
        .isEqualTo(new Outcome(2, "", "error: %s\n  = %s\n".formatted(message, hint)));
  }

  @Test
  void quickstart_hasAStoryForATaskThatWaited() {
    Outcome outcome = berth("explain", "quickstart", "nightly:431");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .startsWith("Task 431 of nightly arrived at 1h15m00s, waited ")
        .contains("█ WHY IT HAD TO WAIT", "too little memory left", "█ WHAT WOULD HAVE HELPED")
        .contains("spread attribute:ecs.availability-zone", "binpack memory", "█ HOW IT WENT ON")
        .doesNotContain("\u001b");
  }

  @Test
  @Tag("long")
  void surf2022_withTooFewNodes_tellsWhyJobsWaited() {
    Outcome outcome =
        berth(
            "explain",
            "surf-2022",
            "jobs:50000",
            "--set",
            "cluster.instances.nodes.count=120",
            "--format",
            "json");

    JsonNode story = json(outcome);
    assertThat(story.at("/submitted").asLong()).isEqualTo(194_917);
    assertThat(story.at("/refused/excluded/0/instances").size()).isEqualTo(120);
    assertThat(story.at("/placed/seconds").asDouble())
        .isGreaterThan(story.at("/arrivedSeconds").asDouble());
  }

  private static Outcome explain(Path run, String... words) {
    List<String> all = new ArrayList<>(List.of("explain", run.toString()));
    all.addAll(Arrays.asList(words));
    return berth(all.toArray(String[]::new));
  }

  private Path keptRun(String... words) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("run", little.toString(), "--quiet", "--out", out.toString()));
    all.addAll(Arrays.asList(words));
    assertThat(berth(all.toArray(String[]::new)).code()).isZero();
    return only(out);
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> runs = Files.list(directory)) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static String task(Outcome story) {
    return story.out().replaceAll("\\s+", " ").replaceFirst(".* as task ([0-9,]+).*", "$1");
  }

  private static String result(Path run) throws IOException {
    String summary = Files.readString(run.resolve("summary.json"));
    return JsonMapper.shared().readTree(summary).at("/resultHash").asString();
  }

  private static JsonNode json(Outcome outcome) {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return JsonMapper.shared().readTree(outcome.out());
  }

  private static String resource(String name) throws IOException {
    String resource = "explain/" + name;
    try (InputStream text =
        Objects.requireNonNull(ExplainCommandTest.class.getResourceAsStream(resource), resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
