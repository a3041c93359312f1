package dev.berth.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.schedule.ScheduleExpression.Cron;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {
  /** A Thursday. */
  private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-01-01T00:00:00");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 10 * * ? *         | 2026-01-01T10:00 2026-01-02T10:00",
        "15 12 * * ? *        | 2026-01-01T12:15 2026-01-02T12:15",
        "0 18 ? * MON-FRI *   | 2026-01-01T18:00 2026-01-02T18:00 2026-01-05T18:00",
        "0 8 1 * ? *          | 2026-01-01T08:00 2026-02-01T08:00 2026-03-01T08:00",
        "0/15 * * * ? *       | 2026-01-01T00:15 2026-01-01T00:30 2026-01-01T00:45"
            + " 2026-01-01T01:00",
        "0/10 8-9 ? * MON *   | 2026-01-05T08:00 2026-01-05T08:10 2026-01-05T08:20",
        "5,35 14 * * ? *      | 2026-01-01T14:05 2026-01-01T14:35 2026-01-02T14:05",
        "15 10 ? * 6L 2026-2027 | 2026-01-30T10:15 2026-02-27T10:15 2026-03-27T10:15",
        "0 0 1 1 ? 2030       | 2030-01-01T00:00 -",
        "30 23 31 dec ? *     | 2026-12-31T23:30 2027-12-31T23:30",
      })
  @Tag("rule.schedule-cron-fields")
  void pattern_isDueWhereAllFieldsFit(String pattern, String expected) throws Exception {
    assertThat(times(pattern, expected)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 L * ? *    | 2026-01-31T00:00 2026-02-28T00:00 2026-03-31T00:00 2026-04-30T00:00",
        "0 0 L 2 ? 2028 | 2028-02-29T00:00 -",
        "0 0 31 * ? *   | 2026-01-31T00:00 2026-03-31T00:00 2026-05-31T00:00",
        "0 0 30 2 ? *   | -",
      })
  @Tag("rule.schedule-cron-last-day")
  void lastDay_isThatOfEachMonth(String pattern, String expected) throws Exception {
    assertThat(times(pattern, expected)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 3W * ? *   | 2026-01-02T00:00 2026-02-03T00:00 2026-03-03T00:00",
        "0 0 1W * ? *   | 2026-02-02T00:00 2026-03-02T00:00 2026-04-01T00:00",
        "0 0 31W * ? *  | 2026-01-30T00:00 2026-03-31T00:00 2026-05-29T00:00",
        "0 0 28W 2 ? *  | 2026-02-27T00:00 2027-02-26T00:00",
      })
  @Tag("rule.schedule-cron-weekday")
  void nearestWeekday_staysInsideTheMonth(String pattern, String expected) throws Exception {
    assertThat(times(pattern, expected)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 ? * 3#2 *  | 2026-01-13T00:00 2026-02-10T00:00 2026-03-10T00:00",
        "0 0 ? * FRI#5 * | 2026-01-30T00:00 2026-05-29T00:00 2026-07-31T00:00",
        "0 0 ? * L *    | 2026-01-03T00:00 2026-01-10T00:00",
        "0 0 ? * FRIL * | 2026-01-30T00:00 2026-02-27T00:00",
        "0 0 ? * 1 *    | 2026-01-04T00:00 2026-01-11T00:00",
      })
  @Tag("rule.schedule-cron-day-of-week")
  void dayOfWeek_countsFromSunday(String pattern, String expected) throws Exception {
    assertThat(times(pattern, expected)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 22-1 * * ? *      | 2026-01-01T01:00 2026-01-01T22:00 2026-01-01T23:00 2026-01-02T00:00",
        "0 0 ? * FRI-MON *   | 2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-05T00:00",
        "0 0 1 NOV-FEB ? *   | 2026-02-01T00:00 2026-11-01T00:00 2026-12-01T00:00",
      })
  @Tag("rule.schedule-cron-wraps")
  void range_thatEndsBeforeItBegins_goesRound(String pattern, String expected) throws Exception {
    assertThat(times(pattern, expected)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0 8 * * *            | cron has 5 fields, not six",
        "0 8 * * ? * *        | cron has 7 fields, not six",
        "0 8 * * * *          | both day-of-month and day-of-week say something",
        "0 8 1 * MON *        | both day-of-month and day-of-week say something",
        "0 8 ? * ? *          | neither day-of-month nor day-of-week says anything",
        "60 8 * * ? *         | '60' in minutes; expected 0-59",
        "0 24 * * ? *         | '24' in hours; expected 0-23",
        "0 8 32 * ? *         | '32' in day-of-month; expected 1-31",
        "0 8 * 13 ? *         | '13' in month; expected 1-12 or JAN-DEC",
        "0 8 ? * 0 *          | '0' in day-of-week; expected 1-7 or SUN-SAT",
        "0 8 ? * MOND *       | 'MOND' in day-of-week",
        "0 8 * * ? 1969       | '1969' in year; expected 1970-2199",
        "0 8 * * ? 2030-2029  | '2030-2029' in year",
        "? 8 * * ? *          | '?' in minutes",
        "0/0 8 * * ? *        | '0/0' in minutes",
        "0, 8 * * ? *         | '' in minutes",
        "0 8 ? * MON/2 *      | 'MON/2' in day-of-week",
        "0 8 ? * 3#6 *        | '#' takes one day and which one of the month it is",
        "0 8 ? * 3#1,4#2 *    | '3#1,4#2' in day-of-week",
        "L 8 * * ? *          | 'L' in minutes",
        "0 8 LW * ? *         | 'LW' in day-of-month",
      })
  @Tag("rule.schedule-cron-refusals")
  void pattern_thatAwsRefuses_isRefusedWithTheFieldAtFault(String pattern, String problem) {
    assertThatThrownBy(
            () -> ScheduleExpression.parse("cron(" + pattern + ")", ScheduleDialect.RULE))
        .isInstanceOf(ScheduleSyntaxException.class)
        .hasMessageContaining(problem);
  }

  @Test
  @Tag("rule.schedule-cron-five-fields")
  void fiveFields_forScheduler_meanEveryYear() throws Exception {
    Cron cron = (Cron) ScheduleExpression.parse("cron(0 8 1 1 ?)", ScheduleDialect.SCHEDULER);

    assertThat(cron.expression().next(BEGIN.withYear(2040)))
        .isEqualTo(LocalDateTime.parse("2040-01-01T08:00:00"));
  }

  @Test
  void next_isAfterTheGivenMinute_evenIfThatFits() throws Exception {
    Cron cron = (Cron) ScheduleExpression.parse("cron(0 8 * * ? *)", ScheduleDialect.RULE);

    assertThat(cron.expression().next(LocalDateTime.parse("2026-01-01T08:00:00")))
        .isEqualTo(LocalDateTime.parse("2026-01-02T08:00:00"));
    assertThat(cron.expression().next(LocalDateTime.parse("2026-01-01T07:59:59.5")))
        .isEqualTo(LocalDateTime.parse("2026-01-01T08:00:00"));
  }

  /** As many times as expected ones; a dash where there is none. */
  private static String times(String pattern, String expected) throws Exception {
    Cron cron = (Cron) ScheduleExpression.parse("cron(" + pattern + ")", ScheduleDialect.RULE);
    List<LocalDateTime> times = new ArrayList<>();
    LocalDateTime time = BEGIN;
    for (int i = 0; time != null && i < expected.split(" ").length; i++) {
      time = cron.expression().next(time);
      times.add(time);
    }
    return times.stream()
        .map(each -> each == null ? "-" : each.toString())
        .collect(Collectors.joining(" "));
  }
}
