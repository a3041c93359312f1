package dev.berth.scenarios.expectation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How an expectation compares. */
public enum Comparison {
  EQUAL("=="),
  UNEQUAL("!="),
  AT_MOST("<="),
  AT_LEAST(">="),
  BELOW("<"),
  ABOVE(">");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** The comparison that is written so. */
  public static Optional<Comparison> of(String symbol) {
    return Arrays.stream(values()).filter(value -> value.symbol.equals(symbol)).findFirst();
  }

  /** All symbols. */
  public static List<String> symbols() {
    return Arrays.stream(values()).map(Comparison::symbol).toList();
  }

  /** How it is written. */
  public String symbol() {
    return symbol;
  }

  /**
   * Whether the comparison holds.
   *
   * @param decimals to how many decimals equality is meant; negative: exactly
   */
  boolean holds(BigDecimal actual, BigDecimal expected, int decimals) {
    return switch (this) {
      case EQUAL -> equal(actual, expected, decimals);
      case UNEQUAL -> !equal(actual, expected, decimals);
      case AT_MOST -> actual.compareTo(expected) <= 0;
      case AT_LEAST -> actual.compareTo(expected) >= 0;
      case BELOW -> actual.compareTo(expected) < 0;
      case ABOVE -> actual.compareTo(expected) > 0;
    };
  }

  private static boolean equal(BigDecimal actual, BigDecimal expected, int decimals) {
    BigDecimal rounded = decimals < 0 ? actual : actual.setScale(decimals, RoundingMode.HALF_UP);
    return rounded.compareTo(expected) == 0;
  }
}
