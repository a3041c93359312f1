package dev.berth.engine.schedule;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The fields of a cron expression, in their order. */
enum CronField {
  MINUTES("minutes", 0, 59, ",-*/", List.of()),
  HOURS("hours", 0, 23, ",-*/", List.of()),
  DAY_OF_MONTH("day-of-month", 1, 31, ",-*?/LW", List.of()),
  MONTH(
      "month",
      1,
      12,
      ",-*/",
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
  DAY_OF_WEEK(
      "day-of-week", 1, 7, ",-*?L#", List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")),
  YEAR("year", 1970, 2199, ",-*/", List.of());

  private final String label;
  private final int first;
  private final int last;
  private final String wildcards;
  private final List<String> names;

  CronField(String label, int first, int last, String wildcards, List<String> names) {
    this.label = label;
    this.first = first;
    this.last = last;
    this.wildcards = wildcards;
    this.names = names;
  }

  String label() {
    return label;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  boolean takes(char wildcard) {
    return wildcards.indexOf(wildcard) >= 0;
  }

  /** The value that a number or name stands for, if it is one of the field's. */
  OptionalInt value(String text) {
    int name = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (name >= 0) {
      return OptionalInt.of(first + name);
    }
    if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(CronField::isDigit)) {
      return OptionalInt.empty();
    }
    int value = Integer.parseInt(text);
    return value >= first && value <= last ? OptionalInt.of(value) : OptionalInt.empty();
  }

  /** What the field takes, in words. */
  String expected() {
    String range = first + "-" + last;
    return names.isEmpty()
        ? range
        : "%s or %s-%s".formatted(range, names.getFirst(), names.getLast());
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
