package dev.berth.engine.placement.query;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimal numbers as arguments and attribute values write them: no exponent, no grouping. */
final class Decimal {
  private Decimal() {}

  /** The number that a text is, without trailing zeros; {@code null} if it is none. */
  static @Nullable BigDecimal of(String text) {
    return isNumber(text) ? new BigDecimal(text).stripTrailingZeros() : null;
  }

  /** Looks first, as values that are no numbers are common and exceptions are slow. */
  private static boolean isNumber(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int point = text.indexOf('.');
    return point < 0
        ? isDigits(text, start, text.length())
        : isDigits(text, start, point) && isDigits(text, point + 1, text.length());
  }

  private static boolean isDigits(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return start < end;
  }
}
