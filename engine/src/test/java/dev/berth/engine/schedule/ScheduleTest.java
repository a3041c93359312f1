package dev.berth.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  @Tag("rule.schedule-rate-begins")
  void rate_ofARule_isFirstDueOneIntervalLater() throws Exception {
    assertThat(moments("rate(5 minutes)", "UTC", "2026-01-01T00:00:30Z", false, 3))
        .containsExactly("2026-01-01T00:05:30Z", "2026-01-01T00:10:30Z", "2026-01-01T00:15:30Z");
  }

  @Test
  @Tag("rule.schedule-rate-begins")
  void rate_ofScheduler_isDueAtOnce() throws Exception {
    assertThat(moments("rate(1 day)", "UTC", "2026-01-01T00:00:30Z", true, 2))
        .containsExactly("2026-01-01T00:00:30Z", "2026-01-02T00:00:30Z");
  }

  @Test
  @Tag("rule.schedule-zone")
  void cron_isDueByTheClocksOfItsZone() throws Exception {
    assertThat(moments("cron(0 8 * * ? *)", "Europe/Berlin", "2026-03-27T12:00:00Z", true, 3))
        .containsExactly("2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z", "2026-03-30T06:00:00Z");
  }

  @Test
  @Tag("rule.schedule-summer-time")
  void timeThatClocksSkip_isNotDueOnThatDay() throws Exception {
    assertThat(moments("cron(30 2 * * ? *)", "Europe/Berlin", "2026-03-28T00:00:00Z", true, 2))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  @Tag("rule.schedule-summer-time")
  void timeThatClocksShowTwice_isDueOnce() throws Exception {
    assertThat(moments("cron(30 2 * * ? *)", "Europe/Berlin", "2026-10-24T12:00:00Z", true, 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  @Tag("rule.schedule-summer-time")
  void dayOfARate_isTwentyFourHours() throws Exception {
    assertThat(moments("rate(1 day)", "Europe/Berlin", "2026-03-28T12:00:00Z", true, 3))
        .containsExactly("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", "2026-03-30T12:00:00Z");
  }

  @Test
  void at_isDueOnce() throws Exception {
    ScheduleExpression at =
        ScheduleExpression.parse("at(2026-11-27T08:00:00)", ScheduleDialect.SCHEDULER);
    Schedule schedule = new Schedule(at, BERLIN, Instant.EPOCH, true);
    Instant moment = Instant.parse("2026-11-27T07:00:00Z");

    assertThat(schedule.next(Instant.EPOCH)).isEqualTo(moment);
    assertThat(schedule.next(moment)).isNull();
  }

  private static List<String> moments(
      String text, String zone, String begin, boolean firstAtOnce, int count) throws Exception {
    ScheduleExpression expression = ScheduleExpression.parse(text, ScheduleDialect.SCHEDULER);
    Instant from = Instant.parse(begin);
    Schedule schedule = new Schedule(expression, ZoneId.of(zone), from, firstAtOnce);
    List<String> moments = new ArrayList<>();
    Instant moment = from.minusNanos(1);
    while (moments.size() < count) {
      moment = Objects.requireNonNull(schedule.next(moment));
      moments.add(moment.toString());
    }
    return moments;
  }
}
