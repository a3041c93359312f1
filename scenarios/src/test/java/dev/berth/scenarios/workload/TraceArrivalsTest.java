package dev.berth.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.InvalidInputException;
import dev.berth.engine.input.Workload;
import dev.berth.engine.model.Resources;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioFixtures;
import dev.berth.scenarios.ScenarioReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceArrivalsTest {
  private static final String COLUMNS = "arrival: at, runTime: run";
  private static final String SIZES =
      COLUMNS + ", cpu: {column: cores, unit: vCPU}, memory: {column: mem, unit: GiB}, gpus: g";

  @TempDir Path directory;

  @Test
  void rows_withSizes_areArrivalsOfThatSize() throws Exception {
    List<Arrival> arrivals =
        arrivals(SIZES, "at,run,cores,mem,g", "0,10,2,4,0", "3.5,0.25,0.1,0.3,1");

    assertThat(arrivals)
        .containsExactly(
            new Arrival(
                0, new Resources(2048, 4096, 0), List.of(new Execution(10_000_000_000L, 0))),
            new Arrival(
                3_500_000_000L,
                Resources.ofGpus(103, 308, 1),
                List.of(new Execution(250_000_000, 0))));
  }

  @Test
  void times_withManyDecimals_areReadExactly() throws Exception {
    assertThat(arrivals(COLUMNS, "at,run", "10702638.123456789,1e2"))
        .extracting(Arrival::timeNanos)
        .containsExactly(10_702_638_123_456_789L);
    assertThat(arrivals("arrival: {column: at, unit: ms}, runTime: run", "at,run", "12.5,1"))
        .extracting(Arrival::timeNanos)
        .containsExactly(12_500_000L);
  }

  @Test
  void rows_ofOneBatch_arriveInOneCallWhileAlike() throws Exception {
    List<Arrival> arrivals =
        arrivals(
            SIZES + ", batch: b",
            "at,run,cores,mem,g,b",
            "0,1,1,1,0,x",
            "0,2,1,1,0,x",
            "0,3,2,1,0,x",
            "0,4,2,1,0,y",
            "5,5,2,1,0,y",
            "5,6,2,1,0,",
            "5,7,2,1,0,");

    assertThat(arrivals)
        .extracting(arrival -> arrival.executions().size())
        .containsExactly(2, 1, 1, 1, 1, 1);
  }

  @Test
  void count_ofRow_isANumberOfLikeTasks() throws Exception {
    List<Arrival> arrivals = arrivals(COLUMNS + ", count: n", "at,run,n", "0,1,3", "1,1,1");

    assertThat(arrivals).extracting(arrival -> arrival.executions().size()).containsExactly(3, 1);
    assertThat(arrivals).extracting(Arrival::sizeOverride).containsOnlyNulls();
  }

  @Test
  void rows_withLookup_takeColumnsOfBothFiles() throws Exception {
    Files.writeString(directory.resolve("sizes.csv"), "flavor,units,mib\na,256,512\nb,1024,2048\n");
    write("trace.csv", "at,flavor,censored", "0,b,0", "1,a,1");
    Scenario scenario =
        scenario(
            "trace.csv",
            "arrival: at, cpu: units, memory: mib",
            ", lookup: {file: sizes.csv, key: flavor}, endless: {column: censored, value: 1}");

    List<Arrival> arrivals = ScenarioFixtures.arrivals(ScenarioFixtures.workload(scenario));

    assertThat(arrivals)
        .extracting(Arrival::sizeOverride)
        .containsExactly(Resources.of(1024, 2048), Resources.of(256, 512));
    assertThat(arrivals)
        .extracting(arrival -> arrival.executions().getFirst().isEndless())
        .containsExactly(false, true);
  }

  @Test
  void rows_beyondTheLimit_areNotRead() throws Exception {
    write("trace.csv", "at,run", "0,1", "1,1", "broken");
    Scenario scenario = scenario("trace.csv", COLUMNS, ", limit: 2");

    assertThat(ScenarioFixtures.arrivals(ScenarioFixtures.workload(scenario))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "|0,abc|, 'run' is 'abc', :2:3",
        "|0,|, 'run' is empty, :2:3",
        "|0|, the row is too short, :2:2",
        "|-1,5|, 'at' is -1, :2:1",
        "|9e11,5|, 'at' is 9e11, :2:1",
        "|0,1e99|, 'run' is '1e99', :2:3",
        "|\"0\",NaN|, 'run' is 'NaN', :2:3",
      })
  void row_thatDoesNotParse_isNamedWithItsPlace(String row, String message, String place)
      throws Exception {
    assertThatThrownBy(() -> arrivals(COLUMNS, "at,run", row))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("error: " + message)
        .hasMessageContaining("trace.csv" + place);
  }

  @Test
  void row_beforeTheOneAbove_isRefused() {
    assertThatThrownBy(() -> arrivals(COLUMNS, "at,run", "5,1", "", "4.9,1"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("an arrival before the one of the row above")
        .hasMessageContaining("trace.csv:4:1");
  }

  @Test
  void row_withUnknownKey_isNamedWithTheNearest() throws Exception {
    Files.writeString(directory.resolve("sizes.csv"), "flavor,units\nsmall,256\nlarge,1024\n");
    write("trace.csv", "at,run,flavor", "0,1,smal");
    Scenario scenario =
        scenario("trace.csv", COLUMNS + ", cpu: units", ", lookup: {file: sizes.csv, key: flavor}");
    Workload workload = ScenarioFixtures.workload(scenario);

    assertThatThrownBy(() -> ScenarioFixtures.arrivals(workload))
        .hasMessageContaining("'flavor' is not in the lookup table: 'smal'")
        .hasMessageContaining("trace.csv:2:5")
        .hasMessageContaining("did you mean 'small'?");
  }

  @Test
  void file_thatBreaksOff_isNamedWithTheLine() throws Exception {
    byte[] whole = compressed(50_000);
    Files.write(directory.resolve("trace.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
    Workload workload = ScenarioFixtures.workload(scenario("trace.csv.gz", COLUMNS, ""));

    assertThatThrownBy(() -> ScenarioFixtures.arrivals(workload))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the trace cannot be read on: it ends too early")
        .hasMessageContaining("trace.csv.gz, after line ");
  }

  @Test
  void file_compressed_isReadAsItIsAskedFor() throws Exception {
    Files.write(directory.resolve("trace.csv.gz"), compressed(100_000));
    Workload workload = ScenarioFixtures.workload(scenario("trace.csv.gz", COLUMNS, ""));

    try (ArrivalSource source = workload.arrivals().get()) {
      for (int i = 0; i < 100_000; i++) {
        Arrival arrival = Objects.requireNonNull(source.next());
        assertThat(arrival.timeNanos()).isEqualTo(i * 1_000_000_000L);
      }
      assertThat(source.next()).isNull();
    }
  }

  @Test
  void file_withMistakeFarAhead_isReadUpToThere() throws Exception {
    String[] lines = new String[10_000];
    Arrays.fill(lines, "0,1");
    lines[0] = "at,run";
    lines[9_999] = "0,oops";
    write("trace.csv", lines);
    Workload workload = ScenarioFixtures.workload(scenario("trace.csv", COLUMNS, ""));

    try (ArrivalSource source = workload.arrivals().get()) {
      for (int i = 1; i < 9_998; i++) {
        assertThat(source.next()).isNotNull();
      }
      assertThatThrownBy(source::next).hasMessageContaining("trace.csv:10000:3");
    }
  }

  @Test
  void times_ofACalendar_countFromTheFirstRowWhereWanted() throws Exception {
    write("trace.csv", "at,run", "1656604920,5", "1656604921.5,5");
    Scenario scenario = scenario("trace.csv", COLUMNS, ", origin: first");

    assertThat(ScenarioFixtures.arrivals(ScenarioFixtures.workload(scenario)))
        .extracting(Arrival::timeNanos)
        .containsExactly(0L, 1_500_000_000L);
  }

  private List<Arrival> arrivals(String columns, String... lines)
      throws IOException, ScenarioException {
    write("trace.csv", lines);
    return ScenarioFixtures.arrivals(ScenarioFixtures.workload(scenario("trace.csv", columns, "")));
  }

  private Scenario scenario(String file, String columns, String rest) throws ScenarioException {
    String trace = "{file: " + file + ", columns: {" + columns + "}" + rest + "}";
    String text = ScenarioFixtures.BEGINNING + "    trace: " + trace + "\n    runTime: 1s\n";
    return ScenarioReader.read("test.yaml", text, directory, List.of());
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(directory.resolve(name), List.of(lines));
  }

  private byte[] compressed(int rows) throws IOException {
    Path file = directory.resolve("whole.gz");
    try (OutputStream out =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      out.write("at,run\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < rows; i++) {
        out.write((i + "," + (i * 31L % 1000) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return Files.readAllBytes(file);
  }
}
