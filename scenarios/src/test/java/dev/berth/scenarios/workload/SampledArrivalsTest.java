package dev.berth.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.InvalidInputException;
import dev.berth.engine.model.Resources;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioFixtures;
import dev.berth.scenarios.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two instances of 4 vCPU and 4 GPUs offer 8,192 CPU units and 8 GPUs. */
class SampledArrivalsTest {
  private static final String[] FIVE = {
    "units,g,share", "1,0,0", "2,1,460", "3,1,1000", "4,2,1000", "5,4,1000"
  };
  private static final long SECOND = 1_000_000_000;

  @TempDir Path directory;

  @Test
  void rows_inFileOrder_arriveAtEqualDistances() throws Exception {
    List<Arrival> arrivals = arrivals(1, "interval: 1500 ms", FIVE);

    assertThat(arrivals)
        .extracting(Arrival::timeNanos)
        .containsExactly(0L, 3 * SECOND / 2, 3 * SECOND, 9 * SECOND / 2, 6 * SECOND);
    assertThat(arrivals)
        .extracting(Arrival::sizeOverride)
        .containsExactly(
            new Resources(1, 1024, 0),
            new Resources(2, 1024, 460),
            new Resources(3, 1024, 1_000),
            new Resources(4, 1024, 2_000),
            new Resources(5, 1024, 4_000));
    assertThat(arrivals.getFirst().executions())
        .containsExactly(new Execution(Execution.ENDLESS, 0));
  }

  @Test
  void rows_shuffled_allArriveInAnOrderThatTheSeedDecides() throws Exception {
    String shuffled = "interval: 1s, order: shuffled";

    List<Integer> first = units(arrivals(1, shuffled, FIVE));

    assertThat(first).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    assertThat(units(arrivals(1, shuffled, FIVE))).isEqualTo(first);
    assertThat(List.of(2L, 3L, 4L, 5L))
        .anySatisfy(seed -> assertThat(units(arrivals(seed, shuffled, FIVE))).isNotEqualTo(first));
  }

  @Test
  void orders_ofThreeRows_areAllEquallyLikely() throws Exception {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (long seed = 0; seed < 600; seed++) {
      List<Arrival> arrivals =
          arrivals(
              seed, "interval: 1s, order: shuffled", "units,g,share", "1,0,0", "2,0,0", "3,0,0");
      counts.merge(units(arrivals), 1, Integer::sum);
    }

    // 100 each, give or take four standard deviations of 9.1.
    assertThat(counts).hasSize(6);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(63, 137));
  }

  @Test
  void rows_untilADemand_areDrawnAgainUntilTheNextOneWouldExceedIt() throws Exception {
    List<Arrival> arrivals = arrivals(7, "interval: 1s, until: {gpu: 1000%}", FIVE);

    List<Integer> gpus =
        arrivals.stream()
            .map(arrival -> Objects.requireNonNull(arrival.sizeOverride()).gpuMilli())
            .toList();
    int asked = gpus.stream().mapToInt(Integer::intValue).sum();
    assertThat(units(arrivals.subList(0, 5))).containsExactly(1, 2, 3, 4, 5);
    assertThat(units(arrivals.subList(5, arrivals.size()))).contains(1, 2, 3, 4, 5);
    assertThat(asked).isBetween(80_000 - 3_999, 80_000);
  }

  @ParameterizedTest
  @CsvSource({
    "gpu: 50%, 4",
    "gpu: 43.24%, 3",
    "gpu: 43.25%, 4",
    "cpu: 0.07%, 2",
    "memory: 37.5%, 3"
  })
  void rows_untilLessThanTheFileAsksFor_endEarly(String until, int rows) throws Exception {
    assertThat(arrivals(1, "interval: 1s, until: {" + until + "}", FIVE)).hasSize(rows);
  }

  @Test
  void rows_withCount_askForEachOfTheirTasks() throws Exception {
    String trace = "columns: {cpu: units, count: g}, interval: 1s, until: {cpu: 100%}";

    List<Arrival> arrivals = arrivalsOf(1, trace, "units,g", "1024,3", "2048,2", "1024,2");

    assertThat(arrivals).extracting(arrival -> arrival.executions().size()).containsExactly(3, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1,2,500 | 2:5 | a task of 2 GPUs cannot share them",
        "1,1,1001 | 2:5 | 'share' is 1001, more than a device",
        "1,1,0 | 2:5 | 'share' is 0",
        "1,1,-1 | 2:5 | 'share' is -1",
        "1,1,half | 2:5 | 'share' is 'half'",
        "1,1 | 2:4 | the row is too short",
      })
  void shares_thatCannotBe_areRefusedAtTheirPlace(String row, String place, String message) {
    assertThatThrownBy(() -> arrivals(1, "interval: 1s", "units,g,share", row))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("trace.csv:" + place);
  }

  @Test
  void share_withoutAColumnOfDevices_isOfOneDevice() throws Exception {
    String trace = "columns: {gpuShare: share}, interval: 1s";

    assertThat(arrivalsOf(1, trace, "share", "0.46", "0", "1"))
        .extracting(arrival -> Objects.requireNonNull(arrival.sizeOverride()).gpuMilli())
        .containsExactly(460, 0, 1_000);
  }

  @Test
  void demand_thatNoRowAsksFor_isRefused() {
    assertThatThrownBy(() -> arrivals(1, "interval: 1s, until: {gpu: 1}", "units,g,share", "1,0,0"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no task of the trace asks for any GPUs");
  }

  @Test
  void file_withoutRows_bringsNothing() throws Exception {
    assertThat(arrivals(1, "interval: 1s, order: shuffled", "units,g,share")).isEmpty();
  }

  private static List<Integer> units(List<Arrival> arrivals) {
    return arrivals.stream()
        .map(arrival -> Objects.requireNonNull(arrival.sizeOverride()).cpuUnits())
        .toList();
  }

  private List<Arrival> arrivals(long seed, String sampling, String... rows) throws Exception {
    String columns = "columns: {cpu: units, gpus: g, gpuShare: {column: share, unit: milli}}, ";
    return arrivalsOf(seed, columns + sampling, rows);
  }

  private List<Arrival> arrivalsOf(long seed, String trace, String... rows) throws Exception {
    Files.writeString(directory.resolve("trace.csv"), String.join("\n", rows) + "\n");
    String text =
        """
        name: sampled
        cluster:
          instances:
            nodes: {size: {cpu: 4 vCPU, memory: 4 GiB, gpus: 4}, count: 2}
        taskDefinitions:
          job: {cpu: 1 vCPU, memory: 1 GB}
        workloads:
          jobs: {taskDefinition: job, runTime: endless, trace: {file: trace.csv, %s}}
        """
            .formatted(trace);
    Scenario scenario = ScenarioReader.read("sampled.yaml", text, directory, List.of());
    return ScenarioFixtures.arrivals(
        scenario.toWorld(OptionalLong.of(seed)).workloads().getFirst());
  }
}
