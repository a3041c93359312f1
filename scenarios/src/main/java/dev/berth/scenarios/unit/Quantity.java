package dev.berth.scenarios.unit;

import dev.berth.engine.schedule.ScheduleExpression;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** A kind of value that is written in a form of its own, most often a number with a unit. */
public enum Quantity {
  DURATION(
      Duration.class,
      "a duration such as 90s, 2h30m or 250ms",
      "^(\\s*[0-9.]+\\s*[a-zA-Zµ]+)+\\s*$|^0$"),
  RATE(Rate.class, "a rate such as 5/s, 30/min or 0.5/h", "^\\s*[0-9.]+\\s*/\\s*[a-z]+\\s*$"),
  SHARE(Share.class, "a share such as 1% or 0.01", "^\\s*[0-9.]+\\s*%?\\s*$"),
  PROPORTION(Proportion.class, "a proportion such as 130% or 1.3", "^\\s*[0-9.]+\\s*%?\\s*$"),
  CPU(CpuAmount.class, "CPU such as 1 vCPU or 256 units", "^\\s*[0-9.]+\\s*[a-zA-Z]+\\s*$|^0$"),
  MEMORY(
      MemoryAmount.class,
      "memory such as 512 MiB or 2 GiB; GB is 1,024 MiB",
      "^\\s*[0-9.]+\\s*[a-zA-Z]+\\s*$|^0$"),
  MOMENT(
      Instant.class,
      "a point in time such as 2026-01-01T00:00:00Z or 2026-06-01T08:00:00+02:00",
      "^\\s*\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*$"),
  ZONE(ZoneId.class, "a time zone such as UTC or Europe/Berlin", "^\\s*[A-Za-z0-9_+:/-]+\\s*$"),
  SCHEDULE(
      ScheduleExpression.class,
      "a schedule such as rate(5 minutes), cron(0 8 ? * MON-FRI *) or at(2026-11-27T08:00:00)",
      "^\\s*(rate|cron|at)\\(.+\\)\\s*$");

  private final Class<?> type;
  private final String description;
  private final String pattern;

  Quantity(Class<?> type, String description, String pattern) {
    this.type = type;
    this.description = description;
    this.pattern = pattern;
  }

  /** The quantity whose amounts are values of this type. */
  public static Optional<Quantity> of(Class<?> type) {
    for (Quantity quantity : values()) {
      if (quantity.type == type) {
        return Optional.of(quantity);
      }
    }
    return Optional.empty();
  }

  /**
   * The amount that a text stands for.
   *
   * @param bare whether a number without a unit is in ECS's own units
   */
  public Object parse(String text, boolean bare) throws UnitException {
    return switch (this) {
      case DURATION -> Durations.parse(text);
      case RATE -> Rate.parse(text);
      case SHARE -> Share.parse(text);
      case PROPORTION -> Proportion.parse(text);
      case CPU -> CpuAmount.parse(text, bare);
      case MEMORY -> MemoryAmount.parse(text, bare);
      case MOMENT -> Moments.moment(text);
      case ZONE -> Moments.zone(text);
      case SCHEDULE -> Moments.schedule(text);
    };
  }

  /** What it is called. */
  public String noun() {
    return switch (this) {
      case CPU -> "CPU";
      case ZONE -> "time zone";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  /** What is expected, with examples. */
  public String description() {
    return description;
  }

  /** A regular expression for editors; looser than {@link #parse}. */
  public String pattern() {
    return pattern;
  }
}
