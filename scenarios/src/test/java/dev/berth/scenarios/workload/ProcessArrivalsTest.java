package dev.berth.scenarios.workload;

import static dev.berth.scenarios.ScenarioFixtures.BEGINNING;
import static dev.berth.scenarios.ScenarioFixtures.arrivals;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.Execution;
import dev.berth.scenarios.ScenarioException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessArrivalsTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void process_withWindow_staysInside() throws ScenarioException {
    assertThat(of("{process: constant, rate: 1/s, from: 10s, until: 13s}", "1s"))
        .extracting(Arrival::timeNanos)
        .containsExactly(10 * SECOND, 11 * SECOND, 12 * SECOND);
  }

  @Test
  void process_withLimit_countsTasks() throws ScenarioException {
    assertThat(of("{process: constant, rate: 1/min, batch: 10, limit: 25}", "1s"))
        .extracting(arrival -> arrival.executions().size())
        .containsExactly(10, 10, 5);
  }

  @Test
  void failures_ofShare_areAsFrequent() throws ScenarioException {
    List<Execution> tasks =
        tasks(of("{at: 0s, count: 20000}", "{exponential: {mean: 5s}}\n    failures: 10%"));

    assertThat(tasks.stream().filter(task -> task.exitCode() == 1)).hasSizeBetween(1_850, 2_150);
    assertThat(tasks.stream().mapToLong(Execution::runTimeNanos).average().orElseThrow() / SECOND)
        .isBetween(4.85, 5.15);
  }

  @Test
  void runTimes_whenOtherChancesChange_stayTheSame() throws ScenarioException {
    List<Execution> some = tasks(of("{rate: 5/s, limit: 200}", "{exponential: {mean: 5s}}"));
    List<Execution> others =
        tasks(of("{rate: 9/s, limit: 200}", "{exponential: {mean: 5s}}\n    failures: 50%"));

    assertThat(some)
        .extracting(Execution::runTimeNanos)
        .isEqualTo(others.stream().map(Execution::runTimeNanos).toList());
  }

  private static List<Arrival> of(String arrivals, String runTime) throws ScenarioException {
    return arrivals(
        workload(
            read(BEGINNING + "    arrivals: " + arrivals + "\n    runTime: " + runTime + "\n")));
  }

  private static List<Execution> tasks(List<Arrival> arrivals) {
    return arrivals.stream().flatMap(arrival -> arrival.executions().stream()).toList();
  }
}
