package dev.berth.engine.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;

/** On which days of a month a cron expression is due. */
sealed interface DayRule {
  /** Whether it is on this day. */
  boolean holds(LocalDate day);

  /**
   * By the day of the month.
   *
   * @param days numbers of days
   * @param last whether the month's last day is one
   * @param nearWeekdays numbers of days instead of which the nearest weekday counts
   */
  record OfMonth(BitSet days, boolean last, BitSet nearWeekdays) implements DayRule {
    @Override
    public boolean holds(LocalDate day) {
      return days.get(day.getDayOfMonth())
          || last && day.getDayOfMonth() == day.lengthOfMonth()
          || nearWeekdays.stream().anyMatch(number -> isNearest(day, number));
    }

    /** Never in another month: from a Saturday the 1st it goes on to Monday the 3rd. */
    private static boolean isNearest(LocalDate day, int number) {
      if (number > day.lengthOfMonth()) {
        return false;
      }
      LocalDate meant = day.withDayOfMonth(number);
      LocalDate nearest =
          switch (meant.getDayOfWeek()) {
            case SATURDAY -> number == 1 ? meant.plusDays(2) : meant.minusDays(1);
            case SUNDAY -> number == meant.lengthOfMonth() ? meant.minusDays(2) : meant.plusDays(1);
            default -> meant;
          };
      return nearest.equals(day);
    }
  }

  /**
   * By the day of the week, where 1 is Sunday.
   *
   * @param days numbers of days
   * @param lastOnes numbers of days of which only the month's last one counts
   * @param nth which one of the month counts, if only one does; else 0
   */
  record OfWeek(BitSet days, BitSet lastOnes, int nth) implements DayRule {
    @Override
    public boolean holds(LocalDate day) {
      int number = day.getDayOfWeek().getValue() % DayOfWeek.values().length + 1;
      boolean isLast = day.getDayOfMonth() + DayOfWeek.values().length > day.lengthOfMonth();
      boolean isRight =
          nth == 0 || (day.getDayOfMonth() - 1) / DayOfWeek.values().length == nth - 1;
      return days.get(number) && isRight || isLast && lastOnes.get(number);
    }
  }
}
