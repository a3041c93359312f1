package dev.berth.scenarios.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as users write them: {@code 90s}, {@code 2h30m}, {@code 250ms}. */
public final class Durations {
  /** The longest that is taken for a length of time: a century, short of any overflow. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  private static final BigDecimal LONGEST_NANOS = BigDecimal.valueOf(LONGEST.toNanos());
  private static final Pattern PART =
      Pattern.compile(
          "\\s*((?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,2})?)\\s*([a-zA-Zµ]+)\\s*");

  private Durations() {}

  /** The length of time that a text stands for. */
  public static Duration parse(String text) throws UnitException {
    Matcher matcher = PART.matcher(text);
    if (text.length() > 60 || !matcher.lookingAt()) {
      return unsplit(text);
    }
    BigDecimal nanos = BigDecimal.ZERO;
    int end = 0;
    while (end < text.length()) {
      matcher.region(end, text.length());
      if (!matcher.lookingAt()) {
        throw new UnitException("not a duration: '" + text + "'", "write it like 90s or 2h30m");
      }
      BigDecimal factor = UnitTable.TIME.factor(matcher.group(2));
      nanos = nanos.add(Amount.exact(matcher.group(1)).multiply(factor));
      end = matcher.end();
    }
    if (nanos.compareTo(LONGEST_NANOS) > 0) {
      throw new UnitException("too long: " + text, "at most 36500d");
    }
    return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /** The shortest text that {@link #parse} reads as this length of time. */
  public static String format(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    long rest = duration.toNanos();
    rest = append(text, rest, 86_400_000_000_000L, "d");
    rest = append(text, rest, 3_600_000_000_000L, "h");
    rest = append(text, rest, 60_000_000_000L, "m");
    rest = append(text, rest, 1_000_000_000L, "s");
    rest = append(text, rest, 1_000_000L, "ms");
    rest = append(text, rest, 1_000L, "us");
    append(text, rest, 1, "ns");
    return text.toString();
  }

  private static long append(StringBuilder text, long nanos, long unit, String name) {
    if (nanos >= unit) {
      text.append(nanos / unit).append(name);
    }
    return nanos % unit;
  }

  private static Duration unsplit(String text) throws UnitException {
    Amount amount = Amount.parse(text, "90s or 2h30m");
    if (amount.isBare() && amount.number().signum() == 0) {
      return Duration.ZERO;
    }
    throw amount.isBare()
        ? new UnitException("ambiguous: " + text, "write " + text.strip() + "s")
        : new UnitException("not a duration: '" + text + "'", "write it like 90s or 2h30m");
  }
}
