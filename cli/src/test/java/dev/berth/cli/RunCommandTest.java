package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static dev.berth.cli.CommandFixtures.called;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {
  private static final String SCENARIO =
      """
      name: little
      timing: instant
      cluster:
        instances:
          nodes: {type: m5.large, count: 2}
      taskDefinitions:
        web: {cpu: 512 units, memory: 512 MiB}
      workloads:
        clients:
          taskDefinition: web
          arrivals: {rate: 1/s, limit: 50}
          runTime: {exponential: {mean: 5s}}
          whenFull: queue
      expectations:
        - tasks.succeeded == 50
      """;

  @TempDir Path temporary;

  private Path file = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeScenario() throws IOException {
    file = Files.writeString(temporary.resolve("little.yaml"), SCENARIO);
    out = temporary.resolve("runs");
  }

  @Test
  void run_asTable_endsWithThePathOfItsReport() throws IOException {
    Outcome outcome = run();

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("█ EXPECTATIONS  1 of 1 met\n  ✓ tasks.succeeded == 50 ")
        .contains("seed 1, result ")
        .doesNotContain("\u001b");
    Path report = Path.of(outcome.out().lines().toList().getLast().replaceFirst(" +report +", ""));
    assertThat(report).isRegularFile().hasFileName("report.html");
    assertThat(names(report.resolveSibling("")))
        .containsExactlyInAnyOrder(
            "scenario.yaml",
            "run.json",
            "summary.json",
            "series.json",
            "latency.hlog",
            "events.csv.gz",
            "report.html");
  }

  @Test
  void run_asJson_hasNothingElseOnStandardOutput() {
    Outcome outcome = run("--format", "json", "--no-report", "--seed", "7");

    JsonNode result = JsonMapper.shared().readTree(outcome.out());
    assertThat(outcome.err()).isEmpty();
    assertThat(result.at("/tasks/succeeded").asLong()).isEqualTo(50);
    assertThat(result.at("/seed").asLong()).isEqualTo(7);
    assertThat(result.at("/wallSeconds").asDouble()).isPositive();
    assertThat(result.at("/resultHash").asString()).hasSize(16);
    assertThat(out).doesNotExist();
  }

  @Test
  void run_asCsvAndMarkdown_isATableOfMetrics() {
    assertThat(run("--format", "csv", "--no-report").out())
        .startsWith("metric,value\n")
        .contains("\ntasks.succeeded,50\n");
    assertThat(run("--format", "MARKDOWN", "--no-report").out())
        .startsWith("| metric | value |\n")
        .contains("\n| tasks.succeeded | 50 |\n");
  }

  @Test
  void run_withoutEventLog_writesTheRest() throws IOException {
    run("--no-event-log");

    assertThat(names(out.resolve(names(out).getFirst())))
        .contains("report.html")
        .doesNotContain("events.csv.gz");
  }

  @Test
  void run_whoseExpectationFails_exitsWith4() throws IOException {
    Path junit = temporary.resolve("deep/junit.xml");

    Outcome outcome = run("--set", "expectations=[tasks.dropped > 3]", "--junit", junit.toString());

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.out()).startsWith("█ EXPECTATIONS  0 of 1 met\n  ✗ tasks.dropped > 3 ");
    assertThat(junit)
        .content()
        .contains("failures=\"1\"", "name=\"tasks.dropped &gt; 3\"", "<failure ");
    assertThat(names(out)).hasSize(1);
  }

  @Test
  void run_withOverrides_namesTheCommandThatRepeatsIt() throws IOException {
    run("--timing", "realistic", "--set", "description=it's new", "--seed", "9");

    JsonNode made =
        JsonMapper.shared().readTree(out.resolve(names(out).getFirst()).resolve("run.json"));
    assertThat(made.at("/command").asString())
        .isEqualTo(
            "berth run "
                + file
                + " --seed 9 --set 'description=it'\\''s new' --set timing=realistic");
    assertThat(made.at("/timing").asString()).isEqualTo("realistic");
    assertThat(made.at("/seed").asLong()).isEqualTo(9);
  }

  @Test
  void run_ofAScenarioThatIsMissing_exitsWith3AndNamesIt() {
    Path missing = temporary.resolve("litle.yaml");

    Outcome outcome = berth("run", missing.toString(), "--out", out.toString());

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("--> " + missing)
        .contains("did you mean '" + file + "'?")
        .doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }

  @Test
  void run_ofATraceWithABadRow_exitsWith3AndLeavesNoDirectory() throws IOException {
    Files.writeString(temporary.resolve("jobs.csv"), "at,run\n0,5\n1,5\n2,soon\n");
    Path traced =
        Files.writeString(
            temporary.resolve("traced.yaml"),
            SCENARIO
                .replace(
                    "    arrivals: {rate: 1/s, limit: 50}\n",
                    "    trace: {file: jobs.csv, columns: {arrival: at, runTime: run}}\n")
                .replace("    runTime: {exponential: {mean: 5s}}\n", ""));

    Outcome outcome = berth("run", traced.toString(), "--out", out.toString());

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .startsWith("error: 'run' is 'soon'\n  --> ")
        .contains("jobs.csv:4:3")
        .doesNotContain("\tat ");
    assertThat(names(out)).isEmpty();
  }

  @Test
  void run_whereNothingCanBeWritten_exitsWith1() throws IOException {
    Path inTheWay = Files.createFile(temporary.resolve("in-the-way"));

    Outcome outcome = berth("run", file.toString(), "--out", inTheWay.toString());

    assertThat(outcome)
        .isEqualTo(
            new Outcome(1, "", "error: cannot write " + inTheWay + ": a file is in the way\n"));
  }

  @Test
  void reps_ofSeveralRuns_tellMeansWithIntervals() {
    Outcome outcome = run("--reps", "3", "--seed", "5", "--format", "json", "--no-report");

    JsonNode all = JsonMapper.shared().readTree(outcome.out()).get("repetitions");
    assertThat(all.at("/runs").asInt()).isEqualTo(3);
    assertThat(all.at("/seeds").toString()).isEqualTo("[5,6,7]");
    assertThat(all.at("/resultHashes").size()).isEqualTo(3);
    JsonNode wait = all.at("/figures/waitSeconds.mean");
    assertThat(wait.get("low").asDouble()).isLessThan(wait.get("mean").asDouble());
    assertThat(wait.get("high").asDouble()).isGreaterThan(wait.get("mean").asDouble());
    JsonNode succeeded = all.at("/figures/tasks.succeeded");
    assertThat(succeeded.toString()).isEqualTo("{\"mean\":50,\"low\":50,\"high\":50}");
  }

  @Test
  void reps_whoseLaterRunsFail_areToldInExpectationsAndJUnit() throws IOException {
    Path junit = temporary.resolve("junit.xml");
    double finish =
        JsonMapper.shared()
            .readTree(run("--seed", "5", "--format", "json", "--no-report").out())
            .get("lastFinishSeconds")
            .asDouble();
    String expectation = "lastFinishSeconds == " + finish + "s";

    Outcome outcome =
        run(
            "--reps=3",
            "--seed=5",
            "--no-report",
            "--junit=" + junit,
            "--set=expectations=[" + expectation + "]");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.out())
        .startsWith("█ EXPECTATIONS  1 of 1 met with seed 5; not met with seeds 6, 7\n");
    assertThat(junit)
        .content()
        .contains(
            "name=\"" + expectation + " (seed 5)\" time=\"0\"/>",
            "name=\"" + expectation + " (seed 6)\" time=\"0\">\n    <failure ",
            "name=\"" + expectation + " (seed 7)\" time=\"0\">\n    <failure ");
  }

  @Test
  void reps_withExpectationsOfMeans_areHeldAgainstThemTogether() throws IOException {
    Outcome outcome =
        run(
            "--reps=3",
            "--set=expectations=[mean(waitSeconds.p50) < 0s, mean(tasks.succeeded) == 50]");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.out())
        .containsPattern("✗ mean\\(waitSeconds.p50\\) < 0s +\\S+ s \\(.* to .*, 3 runs\\)\n")
        .containsPattern("✓ mean\\(tasks.succeeded\\) == 50 +50 \\(50 to 50, 3 runs\\)\n")
        .containsPattern("mean\\(waitSeconds.p50\\) < 0s +0 +3\n")
        .containsPattern("mean\\(tasks.succeeded\\) == 50 +3 +3\n");
    try (Stream<Path> reports =
        Files.find(out, 2, (path, unused) -> path.endsWith("report.html"))) {
      assertThat(reports.toList())
          .singleElement()
          .satisfies(page -> assertThat(page).content().contains("50 (50 to 50, 3 runs)"));
    }
  }

  @Test
  void reps_ofOneRun_haveNoInterval() {
    assertThat(run("--reps", "1", "--no-report").out())
        .contains("█ REPETITIONS   1 with seeds 1 to 1")
        .containsPattern("(?m)^ +tasks\\.succeeded +50 +no interval$");
    assertThat(run("--reps", "1", "--no-report", "--format", "csv").out())
        .contains("\ntasks.succeeded,50,,,1\n");
  }

  @Test
  void step_withEnterAndContinue_tellsEventsOfEachStep() {
    List<String> words =
        List.of("run", file.toString(), "--no-report", "--step", "--timing", "instant");

    Outcome outcome = berth("\n\nc\n", words);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err())
        .startsWith("Enter: next step")
        .contains("0s  registered nodes/0", "arrived    1 × 512 units, 512 MiB from clients")
        .contains("placed     task 1 on nodes/");
    assertThat(outcome.err().lines().count()).isLessThan(20);
    assertThat(outcome.out()).startsWith("█ EXPECTATIONS  1 of 1 met");
  }

  @Test
  void step_thatIsQuit_endsTheRunEarly() {
    Outcome outcome = berth("\nq\n", List.of("run", file.toString(), "--no-report", "--step"));

    assertThat(outcome.code()).isEqualTo(130);
    assertThat(outcome.out()).startsWith("█ INTERRUPTED");
    assertThat(outcome.err()).contains("the result will cover").doesNotContain("the report");
  }

  @Test
  void check_ofASoundRun_changesNothing() {
    List<String> plain = run("--no-report", "--format", "csv").out().lines().toList();
    List<String> checked = run("--no-report", "--format", "csv", "--check").out().lines().toList();

    assertThat(checked)
        .filteredOn(line -> !line.startsWith("wallSeconds"))
        .isEqualTo(plain.stream().filter(line -> !line.startsWith("wallSeconds")).toList());
  }

  @Test
  void demo_withoutFiles_saysWhatToTryNext() {
    Outcome outcome = berth("demo", "--out", out.toString());

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("report     " + out)
        .contains("berth new mine.yaml --template burst");
  }

  @Test
  void hints_ofACallByPath_canBePasted() throws IOException {
    Outcome demo = called("./berth", "", "demo", "--out", out.toString());
    Path scenario = temporary.resolve("mine.yaml");

    assertThat(demo.out()).contains("\n  ./berth new mine.yaml ", "\n  ./berth --help ");
    assertThat(out.resolve(names(out).getFirst()).resolve("run.json"))
        .content()
        .contains("\"berth demo --seed ");
    assertThat(called("./berth", "", "new", scenario.toString()).err())
        .isEqualTo(
            "Next: ./berth validate %s, then ./berth run %s\n".formatted(scenario, scenario));
    assertThat(called("./berth", "", "run", "a.yaml", "--quite").err())
        .endsWith(" see ./berth run --help\n");
  }

  @Test
  void report_ofARunWithoutItsPage_makesItAgain() throws IOException {
    run();
    Path directory = out.resolve(names(out).getFirst());
    String page = Files.readString(directory.resolve("report.html"));
    Files.delete(directory.resolve("report.html"));

    Outcome outcome = berth("report", directory.toString());

    assertThat(outcome).isEqualTo(new Outcome(0, directory.resolve("report.html") + "\n", ""));
    assertThat(directory.resolve("report.html")).hasContent(page);
  }

  @Test
  void report_ofAnotherDirectory_exitsWith3() {
    Outcome outcome = berth("report", temporary.toString());

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .startsWith(
            "error: " + temporary + " cannot be read as the directory of a run: there is no ");
  }

  private Outcome run(String... options) {
    List<String> words = new ArrayList<>(List.of("run", file.toString(), "--out", out.toString()));
    words.addAll(List.of(options));
    return berth(words.toArray(String[]::new));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }
}
