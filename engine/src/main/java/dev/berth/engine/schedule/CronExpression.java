package dev.berth.engine.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A calendar pattern of minutes, hours, days, months and years. */
public final class CronExpression {
  private final BitSet minutes;
  private final BitSet hours;
  private final DayRule days;
  private final BitSet months;
  private final BitSet years;

  CronExpression(BitSet minutes, BitSet hours, DayRule days, BitSet months, BitSet years) {
    this.minutes = minutes;
    this.hours = hours;
    this.days = days;
    this.months = months;
    this.years = years;
  }

  /** The first minute after this time that fits the pattern; {@code null} if there is none. */
  public @Nullable LocalDateTime next(LocalDateTime after) {
    LocalDateTime earliest = after.withSecond(0).withNano(0).plusMinutes(1);
    LocalDate day = nextDay(earliest.toLocalDate());
    if (day != null && day.equals(earliest.toLocalDate())) {
      LocalDateTime stillToday = onDay(day, earliest.toLocalTime());
      if (stillToday != null) {
        return stillToday;
      }
      day = nextDay(day.plusDays(1));
    }
    return day == null ? null : onDay(day, LocalTime.MIDNIGHT);
  }

  private @Nullable LocalDate nextDay(LocalDate from) {
    LocalDate day = from;
    while (day.getYear() <= CronField.YEAR.last()) {
      if (!years.get(day.getYear())) {
        int year = years.nextSetBit(Math.max(day.getYear(), 0));
        if (year < 0) {
          return null;
        }
        day = LocalDate.of(year, 1, 1);
      } else if (!months.get(day.getMonthValue())) {
        day = day.withDayOfMonth(1).plusMonths(1);
      } else if (days.holds(day)) {
        return day;
      } else {
        day = day.plusDays(1);
      }
    }
    return null;
  }

  /** The first fitting minute of a day that is not before this time. */
  private @Nullable LocalDateTime onDay(LocalDate day, LocalTime notBefore) {
    int first = notBefore.getHour();
    for (int hour = hours.nextSetBit(first); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
      int minute = minutes.nextSetBit(hour == first ? notBefore.getMinute() : 0);
      if (minute >= 0) {
        return day.atTime(hour, minute);
      }
    }
    return null;
  }
}
