package dev.berth.engine.schedule;

import java.util.BitSet;
import java.util.Locale;
import java.util.OptionalInt;

/** Reads what stands between the brackets of {@code cron(...)}. */
final class CronReader {
  private static final String ANY = "?";
  private static final int LAST_WEEK = 5;
  private static final int SATURDAY = 7;

  private CronReader() {}

  static CronExpression read(String text, ScheduleDialect dialect) throws ScheduleSyntaxException {
    String[] fields = text.strip().split("\\s+");
    boolean lacksYear = fields.length == CronField.values().length - 1;
    if (fields.length != CronField.values().length && !(lacksYear && dialect.yearIsOptional())) {
      throw new ScheduleSyntaxException(
          "cron has %d fields, not six".formatted(text.isBlank() ? 0 : fields.length),
          "write minutes, hours, day-of-month, month, day-of-week and year: cron(0 8 ? * MON-FRI"
              + " *)");
    }
    String ofMonth = fields[CronField.DAY_OF_MONTH.ordinal()];
    String ofWeek = fields[CronField.DAY_OF_WEEK.ordinal()];
    if (ofMonth.equals(ANY) == ofWeek.equals(ANY)) {
      throw new ScheduleSyntaxException(
          ofMonth.equals(ANY)
              ? "neither day-of-month nor day-of-week says anything"
              : "both day-of-month and day-of-week say something",
          "one of the two is '?', the other is not");
    }
    DayRule days = ofMonth.equals(ANY) ? daysOfWeek(ofWeek) : daysOfMonth(ofMonth);
    return new CronExpression(
        values(CronField.MINUTES, fields[0]),
        values(CronField.HOURS, fields[1]),
        days,
        values(CronField.MONTH, fields[CronField.MONTH.ordinal()]),
        values(CronField.YEAR, lacksYear ? "*" : fields[CronField.YEAR.ordinal()]));
  }

  private static DayRule daysOfMonth(String text) throws ScheduleSyntaxException {
    CronField field = CronField.DAY_OF_MONTH;
    BitSet days = new BitSet();
    BitSet nearWeekdays = new BitSet();
    boolean last = false;
    for (String part : parts(text)) {
      String upper = part.toUpperCase(Locale.ROOT);
      if (upper.equals("L")) {
        last = true;
      } else if (upper.endsWith("W")) {
        nearWeekdays.set(one(field, part.substring(0, part.length() - 1), part));
      } else {
        add(field, part, days);
      }
    }
    return new DayRule.OfMonth(days, last, nearWeekdays);
  }

  private static DayRule daysOfWeek(String text) throws ScheduleSyntaxException {
    CronField field = CronField.DAY_OF_WEEK;
    int sign = text.indexOf('#');
    if (sign >= 0) {
      BitSet day = new BitSet();
      day.set(one(field, text.substring(0, sign), text));
      return new DayRule.OfWeek(day, new BitSet(), week(text, text.substring(sign + 1)));
    }
    BitSet days = new BitSet();
    BitSet lastOnes = new BitSet();
    for (String part : parts(text)) {
      String upper = part.toUpperCase(Locale.ROOT);
      if (upper.equals("L")) {
        days.set(SATURDAY);
      } else if (upper.endsWith("L")) {
        lastOnes.set(one(field, part.substring(0, part.length() - 1), part));
      } else {
        add(field, part, days);
      }
    }
    return new DayRule.OfWeek(days, lastOnes, 0);
  }

  private static int week(String text, String week) throws ScheduleSyntaxException {
    if (week.length() == 1 && week.charAt(0) >= '1' && week.charAt(0) <= '0' + LAST_WEEK) {
      return week.charAt(0) - '0';
    }
    throw new ScheduleSyntaxException(
        "'%s' in day-of-week".formatted(text),
        "'#' takes one day and which one of the month it is, 1 to 5, like 3#2");
  }

  private static BitSet values(CronField field, String text) throws ScheduleSyntaxException {
    BitSet values = new BitSet();
    for (String part : parts(text)) {
      add(field, part, values);
    }
    return values;
  }

  private static String[] parts(String text) {
    return text.split(",", -1);
  }

  /** Adds what {@code 5}, {@code *}, {@code 3-7}, {@code 0/15} or {@code 3-7/2} stand for. */
  private static void add(CronField field, String part, BitSet values)
      throws ScheduleSyntaxException {
    int slash = part.indexOf('/');
    if (slash >= 0 && !field.takes('/')) {
      throw fault(field, part);
    }
    int step = slash < 0 ? 1 : step(field, part, part.substring(slash + 1));
    String range = slash < 0 ? part : part.substring(0, slash);
    int dash = range.indexOf('-');
    if (range.equals("*")) {
      addRange(field, field.first(), field.last(), step, values);
    } else if (dash > 0) {
      int from = one(field, range.substring(0, dash), part);
      int to = one(field, range.substring(dash + 1), part);
      if (field == CronField.YEAR && to < from) {
        throw fault(field, part);
      }
      addRange(field, from, to, step, values);
    } else {
      int from = one(field, range, part);
      addRange(field, from, slash < 0 ? from : field.last(), step, values);
    }
  }

  /** A range that ends before it begins goes on from the field's beginning: 22-2. */
  private static void addRange(CronField field, int from, int to, int step, BitSet values) {
    int size = field.last() - field.first() + 1;
    int length = from <= to ? to - from : to - from + size;
    for (int i = 0; i <= length; i += step) {
      values.set(field.first() + (from - field.first() + i) % size);
    }
  }

  private static int step(CronField field, String part, String text)
      throws ScheduleSyntaxException {
    boolean isNumber = text.matches("[0-9]{1,4}");
    int step = isNumber ? Integer.parseInt(text) : 0;
    if (step < 1) {
      throw fault(field, part);
    }
    return step;
  }

  private static int one(CronField field, String text, String part) throws ScheduleSyntaxException {
    OptionalInt value = field.value(text);
    if (value.isEmpty()) {
      throw fault(field, part);
    }
    return value.getAsInt();
  }

  private static ScheduleSyntaxException fault(CronField field, String part) {
    return new ScheduleSyntaxException(
        "'%s' in %s".formatted(part, field.label()), "expected " + field.expected());
  }
}
