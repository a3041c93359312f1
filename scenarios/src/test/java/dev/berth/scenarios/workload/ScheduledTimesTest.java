package dev.berth.scenarios.workload;

import static dev.berth.scenarios.ScenarioFixtures.BEGINNING;
import static dev.berth.scenarios.ScenarioFixtures.arrivals;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.input.Arrival;
import dev.berth.scenarios.ScenarioException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScheduledTimesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void cron_withoutAWindow_isExactlyOnTime() throws ScenarioException {
    assertThat(times("{schedule: cron(0 8 ? * MON-FRI *), flexibleWindow: 0s, until: 5d}"))
        .containsExactly("2026-01-01T08:00:00Z", "2026-01-02T08:00:00Z", "2026-01-05T08:00:00Z");
  }

  @Test
  void cron_inAZone_followsItsClocks() throws ScenarioException {
    assertThat(
            times(
                "{schedule: cron(0 8 * * ? *), timeZone: America/New_York, flexibleWindow: 0s,"
                    + " limit: 1}"))
        .containsExactly("2026-01-01T13:00:00Z");
  }

  @Test
  void rate_fromAMoment_beginsThere() throws ScenarioException {
    assertThat(times("{schedule: rate(1 hour), from: 90m, flexibleWindow: 0s, until: 4h}"))
        .containsExactly("2026-01-01T01:30:00Z", "2026-01-01T02:30:00Z", "2026-01-01T03:30:00Z");
  }

  @Test
  void at_needsNoEnd() throws ScenarioException {
    assertThat(times("{schedule: 'at(2026-01-03T12:00:00)', flexibleWindow: 0s, batch: 5}"))
        .containsExactly("2026-01-03T12:00:00Z");
  }

  @Test
  void start_ofTheScenario_movesTheCalendar() throws ScenarioException {
    String scenario = BEGINNING.replaceFirst("(?m)^name:", "start: 2026-05-31T23:00:00Z\nname:");
    String arrivals = "{schedule: cron(0 0 1 * ? *), flexibleWindow: 0s, until: 1d}";

    assertThat(
            arrivals(
                workload(read(scenario + "    arrivals: " + arrivals + "\n    runTime: 1s\n"))))
        .extracting(Arrival::timeNanos)
        .containsExactly(Duration.ofHours(1).toNanos());
  }

  @Test
  @Tag("rule.schedule-precision")
  void arrivals_bySchedule_comeAnywhereInTheMinute() throws ScenarioException {
    List<Long> seconds =
        all("{schedule: rate(1 hour), until: 60d}").stream()
            .map(arrival -> arrival.timeNanos() / 1_000_000_000 % 3_600)
            .toList();

    assertThat(seconds).hasSize(60 * 24).allMatch(second -> second < 60);
    assertThat(seconds.stream().distinct()).hasSize(60);
  }

  @Test
  @Tag("rule.schedule-flexible-window")
  void arrivals_whoseWindowsOverlap_stayInOrder() throws ScenarioException {
    List<Arrival> arrivals =
        all("{schedule: rate(10 minutes), flexibleWindow: 1h, until: 10d, batch: 2}");

    assertThat(arrivals).hasSizeBetween(1_430, 1_440);
    assertThat(arrivals).extracting(Arrival::timeNanos).isSorted();
    assertThat(arrivals.stream().mapToLong(Arrival::timeNanos).average().orElseThrow())
        .isBetween(Duration.ofHours(119).toNanos() * 1.0, Duration.ofHours(121).toNanos() * 1.0);
  }

  private static List<String> times(String arrivals) throws ScenarioException {
    return all(arrivals).stream()
        .map(arrival -> START.plusNanos(arrival.timeNanos()).toString())
        .toList();
  }

  private static List<Arrival> all(String arrivals) throws ScenarioException {
    return arrivals(
        workload(read(BEGINNING + "    arrivals: " + arrivals + "\n    runTime: 1s\n")));
  }
}
