package dev.berth.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
  @ParameterizedTest
  @CsvSource({
    "rate(1 minute), PT1M",
    "rate(5 minutes), PT5M",
    "rate(1 hour), PT1H",
    "rate(12 hours), PT12H",
    "rate(1 day), PT24H",
    "rate(7 days), PT168H"
  })
  @Tag("rule.schedule-rate-units")
  void rate_hasAUnitThatAgreesWithItsValue(String text, Duration interval) throws Exception {
    assertThat(ScheduleExpression.parse(text, ScheduleDialect.RULE))
        .isEqualTo(new ScheduleExpression.Rate(interval));
  }

  @ParameterizedTest
  @CsvSource({
    "rate(1 minutes), mixes one and many",
    "rate(5 minute), mixes one and many",
    "rate(0 minutes), a rate of zero",
    "rate(-5 minutes), not a rate",
    "rate(1.5 hours), not a rate",
    "rate(5 seconds), unknown unit 'seconds'",
    "rate(5), not a rate",
  })
  @Tag("rule.schedule-rate-units")
  void rate_thatIsNone_isRefusedWithWhatItShouldBe(String text, String problem) {
    assertThatThrownBy(() -> ScheduleExpression.parse(text, ScheduleDialect.RULE))
        .isInstanceOf(ScheduleSyntaxException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("; ");
  }

  @Test
  @Tag("rule.schedule-at")
  void at_isALocalTimeWithSeconds() throws Exception {
    assertThat(ScheduleExpression.parse("at(2026-11-27T08:00:30)", ScheduleDialect.SCHEDULER))
        .isEqualTo(new ScheduleExpression.At(LocalDateTime.of(2026, 11, 27, 8, 0, 30)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at(2026-11-27T08:00)",
        "at(2026-02-30T08:00:00)",
        "at(2026-11-27T08:00:00Z)",
        "at(27.11.2026)",
        "at()"
      })
  @Tag("rule.schedule-at")
  void at_withoutSecondsOrWithAZoneOrNoSuchDay_isRefused(String text) {
    assertThatThrownBy(() -> ScheduleExpression.parse(text, ScheduleDialect.SCHEDULER))
        .isInstanceOf(ScheduleSyntaxException.class)
        .hasMessageContaining("not a time");
  }

  @Test
  @Tag("rule.schedule-rule-takes-no-at")
  void at_forARule_isRefused() {
    assertThatThrownBy(
            () -> ScheduleExpression.parse("at(2026-11-27T08:00:00)", ScheduleDialect.RULE))
        .isInstanceOf(ScheduleSyntaxException.class)
        .hasMessageContaining("rate(5 minutes) or cron(");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "every 5 minutes", "cron 0 8 * * ? *", "cron(0 8 * * ? *", "CRON(x)"})
  void text_thatIsNoExpression_isRefusedWithExamples(String text) {
    assertThatThrownBy(() -> ScheduleExpression.parse(text, ScheduleDialect.SCHEDULER))
        .isInstanceOf(ScheduleSyntaxException.class)
        .hasMessageContaining("write it like");
  }
}
