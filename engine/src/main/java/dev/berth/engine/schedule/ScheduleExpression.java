package dev.berth.engine.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something is due, as its author writes it. */
public sealed interface ScheduleExpression {
  /** Once, at a local time. */
  record At(LocalDateTime time) implements ScheduleExpression {}

  /** Again and again after the same time. */
  record Rate(Duration interval) implements ScheduleExpression {}

  /** Whenever the calendar and the clock on the wall say so. */
  record Cron(CronExpression expression) implements ScheduleExpression {}

  /** The expression that a text stands for. */
  static ScheduleExpression parse(String text, ScheduleDialect dialect)
      throws ScheduleSyntaxException {
    Matcher call = Syntax.CALL.matcher(text);
    String kind = call.matches() ? call.group(1) : "";
    if (kind.isEmpty() || kind.equals("at") && !dialect.takesAt()) {
      throw new ScheduleSyntaxException("not a schedule: '" + text + "'", Syntax.expected(dialect));
    }
    String inner = call.group(2);
    return switch (kind) {
      case "rate" -> new Rate(Syntax.interval(inner));
      case "cron" -> new Cron(CronReader.read(inner, dialect));
      default -> new At(Syntax.time(inner));
    };
  }

  /** How rates and times are written. */
  final class Syntax {
    private static final Pattern CALL = Pattern.compile("(rate|cron|at)\\((.*)\\)");
    private static final Pattern RATE = Pattern.compile("([0-9]{1,9}) +([a-z]+)");
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, Duration> UNITS =
        Map.of(
            "minute",
            Duration.ofMinutes(1),
            "hour",
            Duration.ofHours(1),
            "day",
            Duration.ofDays(1));

    private Syntax() {}

    private static String expected(ScheduleDialect dialect) {
      String both = "rate(5 minutes) or cron(0 8 ? * MON-FRI *)";
      return "write it like " + (dialect.takesAt() ? "at(2026-11-27T08:00:00), " + both : both);
    }

    private static Duration interval(String text) throws ScheduleSyntaxException {
      Matcher parts = RATE.matcher(text);
      if (!parts.matches()) {
        throw new ScheduleSyntaxException(
            "not a rate: '" + text + "'", "write it like rate(5 minutes)");
      }
      long value = Long.parseLong(parts.group(1));
      String unit = parts.group(2);
      boolean isPlural = unit.endsWith("s");
      Duration one = UNITS.get(isPlural ? unit.substring(0, unit.length() - 1) : unit);
      if (one == null) {
        throw new ScheduleSyntaxException(
            "unknown unit '" + unit + "' of a rate", "expected minutes, hours or days");
      }
      if (value == 0) {
        throw new ScheduleSyntaxException("a rate of zero", "expected a positive number");
      }
      if (isPlural == (value == 1)) {
        throw new ScheduleSyntaxException(
            "rate(" + text + ") mixes one and many",
            "one minute is rate(1 minute), all others are like rate(5 minutes)");
      }
      return one.multipliedBy(value);
    }

    private static LocalDateTime time(String text) throws ScheduleSyntaxException {
      try {
        return LocalDateTime.parse(text, TIME);
      } catch (DateTimeException e) {
        throw new ScheduleSyntaxException(
            "not a time: '" + text + "'", "write it like at(2026-11-27T08:00:00)");
      }
    }
  }
}
