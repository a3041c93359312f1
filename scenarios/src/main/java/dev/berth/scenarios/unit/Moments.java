package dev.berth.scenarios.unit;

import dev.berth.engine.schedule.ScheduleDialect;
import dev.berth.engine.schedule.ScheduleExpression;
import dev.berth.engine.schedule.ScheduleSyntaxException;
import dev.berth.scenarios.source.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Points in time, time zones and schedules as users write them. */
final class Moments {
  private static final String EXAMPLE = "write it like 2026-01-01T00:00:00Z";

  private Moments() {}

  /** The moment that a text such as {@code 2026-01-01T00:00:00Z} stands for. */
  static Instant moment(String text) throws UnitException {
    try {
      Instant moment = OffsetDateTime.parse(text.strip()).toInstant();
      if (moment.isBefore(Instant.EPOCH)
          || !moment.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
        throw new UnitException("too far away: " + text, "a year from 1970 to 2199");
      }
      return moment;
    } catch (DateTimeException _) {
      throw new UnitException("not a point in time: '" + text + "'", EXAMPLE);
    }
  }

  /** The time zone of this name. */
  static ZoneId zone(String text) throws UnitException {
    try {
      return ZoneId.of(text.strip());
    } catch (DateTimeException _) {
      String nearest =
          Nearest.to(text, ZoneId.getAvailableZoneIds().stream().sorted().toList())
              .map(zone -> "did you mean '" + zone + "'?")
              .orElse("write it like UTC or Europe/Berlin");
      throw new UnitException("unknown time zone '" + text + "'", nearest);
    }
  }

  /** The schedule that a text such as {@code rate(5 minutes)} stands for. */
  static ScheduleExpression schedule(String text) throws UnitException {
    try {
      return ScheduleExpression.parse(text.strip(), ScheduleDialect.SCHEDULER);
    } catch (ScheduleSyntaxException e) {
      throw new UnitException(e.problem(), e.hint());
    }
  }
}
