package dev.berth.scenarios.expectation;

import dev.berth.engine.record.Summary;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A statement about a run's result that has to hold.
 *
 * @param text as written
 * @param expected in the metric's own unit
 * @param decimals to how many decimals equality is meant; {@link #EXACT} where it is meant exactly
 */
public record Expectation(
    String text, Metric metric, Comparison comparison, BigDecimal expected, int decimals) {
  static final int EXACT = -1;

  private static final int SHOWN_DECIMALS = 6;

  /** What came of an expectation, with the actual value as text. */
  public record Outcome(String text, boolean met, String actual) {}

  /** Holds the statement against a result. */
  public Outcome evaluate(Summary summary) {
    Number number = metric.of(summary);
    if (number instanceof Double value && !Double.isFinite(value)) {
      return new Outcome(text, false, value.toString());
    }
    BigDecimal actual = new BigDecimal(number.toString());
    boolean met = comparison.holds(actual, expected, decimals);
    return new Outcome(text, met, shown(actual));
  }

  private String shown(BigDecimal actual) {
    return switch (metric.kind()) {
      case COUNT -> plain(actual, SHOWN_DECIMALS);
      case SECONDS -> plain(actual, SHOWN_DECIMALS) + " s";
      case CPU_UNITS -> plain(actual, SHOWN_DECIMALS) + " units";
      case MEBIBYTES -> plain(actual, SHOWN_DECIMALS) + " MiB";
      case SHARE -> plain(actual.movePointRight(2), 2) + " %";
      case DOLLARS -> "$" + actual.setScale(2, RoundingMode.HALF_UP).toPlainString();
    };
  }

  private static String plain(BigDecimal number, int most) {
    BigDecimal rounded = number.setScale(most, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.setScale(Math.max(0, rounded.scale())).toPlainString();
  }
}
