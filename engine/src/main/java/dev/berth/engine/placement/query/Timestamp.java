package dev.berth.engine.placement.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** A point in time as expressions write it, in whole seconds since 1970 in UTC. */
record Timestamp(long epochSecond) {
  private static final Pattern FORM =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(?<zone>Z|[+-]\\d\\d:\\d\\d)?)?");

  private static final long FIRST =
      LocalDate.of(0, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  private static final long END =
      LocalDate.of(10_000, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

  /** The point in time that a text names, if it has one of the documented forms. */
  static Optional<Timestamp> of(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      long second =
          matcher.group("zone") != null
              ? OffsetDateTime.parse(text).toEpochSecond()
              : matcher.group(1) != null
                  ? LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC)
                  : LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      // A zone can carry the ends of the calendar out of what four digits can say.
      return second >= FIRST && second < END
          ? Optional.of(new Timestamp(second))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return Instant.ofEpochSecond(epochSecond).toString();
  }
}
