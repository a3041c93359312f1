package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own can show: signals, pipes, full disks, little memory. */
@Tag("long")
class ProcessTest {
  private static final long LONGEST_SECONDS = 120;
  private static final Path FULL_DEVICE = Path.of("/dev/full");

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void signal_duringARun_givesAPartialReport(String signal, int code) throws Exception {
    Path runs = temporary.resolve("runs");
    Berth berth = start("", "run quickstart --speed 20 --out " + runs);
    awaitPartial(runs);
    berth.send(signal);

    assertThat(berth.exitCode()).isEqualTo(code);
    assertThat(berth.err()).startsWith("berth: stopping, the result will cover what ran so far");
    assertThat(berth.out()).startsWith("█ INTERRUPTED").contains("report     " + runs);
    Path run = runs.resolve(names(runs).getFirst());
    assertThat(names(run))
        .containsExactly(
            "events.csv.gz",
            "latency.hlog",
            "report.html",
            "run.json",
            "scenario.yaml",
            "series.json",
            "summary.json");
    assertThat(run.resolve("summary.json")).content().contains("\"interrupted\" : true");
    assertThat(run.resolve("report.html")).content().contains("nterrupted");
  }

  @Test
  void signal_afterAnother_abortsAtOnceAndLeavesNothingThatLooksWhole() throws Exception {
    Path runs = temporary.resolve("runs");
    Berth berth = start("", "run quickstart --speed 20 --out " + runs);
    awaitPartial(runs);
    // Both are pending when it goes on, so that the second comes before the run can end.
    berth.send("STOP");
    berth.send("INT");
    berth.send("TERM");
    berth.send("CONT");

    assertThat(berth.exitCode()).isIn(130, 143);
    assertThat(berth.out()).isEmpty();
    assertThat(names(runs)).allMatch(name -> name.startsWith(".partial-"));
  }

  @Test
  void signal_whileAStepWaits_endsTheRun() throws Exception {
    Path runs = temporary.resolve("runs");
    Berth berth = start("", "run quickstart --step --out " + runs);
    awaitPartial(runs);
    berth.awaitErr("registered general/0");
    berth.send("INT");

    assertThat(berth.exitCode()).isEqualTo(130);
    assertThat(names(runs)).singleElement().asString().contains("-quickstart-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void signal_toAServer_endsItWell(String signal) throws Exception {
    Berth berth = start("", "serve --instances 2 --port 0");
    berth.awaitErr("for AWS clients in a shell: ");
    String url = url(berth);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/sim/health")).build();
      HttpResponse<String> health = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(health.body()).contains("\"status\" : \"up\"");
    }
    berth.send(signal);

    assertThat(berth.exitCode()).isZero();
    assertThat(berth.out()).matches("berth serves ECS at http://127.0.0.1:\\d+\n");
    assertThat(berth.err()).endsWith("berth: stopping; once more ends it at once\n");
  }

  @Test
  void server_thatIsKilledUnderLoad_hasKeptAllThatItAcknowledged() throws Exception {
    Path data = temporary.resolve("data");
    Berth berth = start("", "serve --instances 2 --port 0 --data-dir " + data);
    berth.awaitErr("for AWS clients in a shell: ");
    List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    Thread load = Thread.startVirtualThread(() -> createClusters(url(berth), acknowledged));
    for (int i = 0; i < LONGEST_SECONDS * 20 && acknowledged.size() < 50; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    berth.send("KILL");
    berth.exitCode();
    load.join();

    Berth again = start("", "serve --instances 2 --port 0 --data-dir " + data);
    again.awaitErr("for AWS clients in a shell: ");
    List<String> kept = new ArrayList<>();
    for (String name : acknowledged) {
      String body = "{\"clusters\":[\"" + name + "\"]}";
      if (call(url(again), "DescribeClusters", body).contains("\"status\":\"ACTIVE\"")) {
        kept.add(name);
      }
    }
    again.send("TERM");

    assertThat(again.exitCode()).isZero();
    assertThat(acknowledged).hasSizeGreaterThan(49).isEqualTo(kept);
  }

  private static void createClusters(String url, List<String> acknowledged) {
    try {
      for (int i = 0; ; i++) {
        call(url, "CreateCluster", "{\"clusterName\":\"c" + i + "\"}");
        acknowledged.add("c" + i);
      }
    } catch (IOException _) {
      // The server is gone.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String call(String url, String operation, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static String url(Berth berth) {
    try {
      return berth.out().strip().replaceFirst(".* at ", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pipe_ofAJsonResult_holdsNothingElse() throws Exception {
    Berth berth = start("", "run quickstart --no-report --format json");

    assertThat(berth.exitCode()).isZero();
    assertThat(berth.out()).startsWith("{\n  \"scenario\" : \"quickstart\",").endsWith("\n}\n");
    assertThat(berth.err()).doesNotContain("\r", "\u001b");
  }

  @Test
  void pipe_thatIsClosedEarly_isNoError() throws Exception {
    Berth berth = start("", "run quickstart --no-report --quiet", " | head -n 1");

    assertThat(berth.exitCode()).isZero();
    assertThat(berth.out()).hasLineCount(1);
    assertThat(berth.err()).isEmpty();
  }

  @Test
  void standardOutput_onAFullDisk_exitsWith1() throws Exception {
    assumeTrue(Files.exists(FULL_DEVICE));
    Berth berth = start("", "run quickstart --no-report --quiet", " > " + FULL_DEVICE);

    assertThat(berth.exitCode()).isEqualTo(1);
    assertThat(berth.err()).startsWith("error: cannot write to standard output: ");
  }

  @ParameterizedTest
  @CsvSource({"100, events.csv.gz, ''", "600, report.html, --no-event-log"})
  void directory_onADiskThatFillsUp_isGoneAndExitsWith1(int blocks, String file, String options)
      throws Exception {
    Path runs = temporary.resolve("runs");
    Berth berth =
        start(
            "ulimit -f %d; ".formatted(blocks),
            "run quickstart --quiet --out %s %s".formatted(runs, options));

    assertThat(berth.exitCode()).isEqualTo(1);
    assertThat(berth.out()).isEmpty();
    assertThat(berth.err())
        .startsWith("error: cannot write " + runs)
        .contains(file)
        .hasLineCount(1);
    assertThat(names(runs)).isEmpty();
  }

  @Test
  void heap_thatIsTooSmall_saysHowToRaiseIt() throws Exception {
    Path scenario =
        Files.writeString(
            temporary.resolve("large.yaml"),
            """
            name: large
            cluster:
              instances:
                nodes: {type: m5.large, count: 500000}
            taskDefinitions:
              web: {cpu: 512 units, memory: 512 MiB}
            workloads:
              clients:
                taskDefinition: web
                arrivals: {rate: 1/s, limit: 50}
                runTime: 5s
            """);
    Berth berth = start("", List.of("-Xmx64m"), "run --no-report --quiet " + scenario, "");

    assertThat(berth.exitCode()).isEqualTo(1);
    assertThat(berth.err())
        .contains("error: out of memory: the Java heap may take 6")
        .endsWith(" MiB\n  = give it more, for example with BERTH_JAVA_OPTS=-Xmx1g\n")
        .doesNotContain("\tat ");
  }

  private Berth start(String before, String words) throws IOException {
    return start(before, words, "");
  }

  private Berth start(String before, String words, String after) throws IOException {
    return start(before, List.of(), words, after);
  }

  private Berth start(String before, List<String> jvmOptions, String words, String after)
      throws IOException {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("--sun-misc-unsafe-memory-access=allow");
    java.add("-XX:+UseSerialGC");
    java.addAll(jvmOptions);
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    java.add(words);
    // A build in the background may ignore SIGINT, which its children would inherit.
    String command = before + "env --default-signal=INT " + String.join(" ", java) + after;
    Path out = temporary.resolve("out.txt");
    Path err = temporary.resolve("err.txt");
    Process shell =
        new ProcessBuilder("bash", "-c", command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Berth(shell, out, err);
  }

  private static void awaitPartial(Path runs) throws Exception {
    for (int i = 0; i < LONGEST_SECONDS * 20 && eventLogs(runs) == 0; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(eventLogs(runs)).isPositive();
  }

  private static long eventLogs(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(runs)) {
      return files.filter(file -> file.endsWith("events.csv.gz")).count();
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  /** A running command line. */
  private record Berth(Process shell, Path outFile, Path errFile) {
    void send(String signal) throws IOException, InterruptedException {
      ProcessHandle java =
          Stream.concat(Stream.of(shell.toHandle()), shell.descendants())
              .filter(each -> each.info().command().orElse("").endsWith("/java"))
              .findFirst()
              .orElseThrow();
      new ProcessBuilder("kill", "-" + signal, Long.toString(java.pid())).start().waitFor();
    }

    int exitCode() throws InterruptedException {
      if (!shell.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
      }
      return shell.waitFor();
    }

    void awaitErr(String text) throws Exception {
      for (int i = 0; i < LONGEST_SECONDS * 20 && !err().contains(text); i++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(err()).contains(text);
    }

    String out() throws IOException {
      return Files.readString(outFile);
    }

    String err() throws IOException {
      return Files.readString(errFile);
    }
  }
}
