package dev.berth.scenarios.expectation;

import dev.berth.engine.record.Summary;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A statement about a run's result that has to hold, or about several runs together.
 *
 * @param text as written
 * @param mean whether it is the figure's mean over all repetitions that is meant
 * @param expected in the metric's own unit
 * @param decimals to how many decimals equality is meant; {@link #EXACT} where it is meant exactly
 */
public record Expectation(
    String text,
    Metric metric,
    boolean mean,
    Comparison comparison,
    BigDecimal expected,
    int decimals) {
  static final int EXACT = -1;

  private static final int SHOWN_DECIMALS = 6;
  private static final String NO_VALUE = "no value";

  /** What came of an expectation, with the actual value as text. */
  public record Outcome(String text, boolean met, String actual) {}

  /** Holds the statement against the result of one run. */
  public Outcome evaluate(Summary summary) {
    return evaluate(metric.of(summary), "");
  }

  /**
   * Holds the statement against a value of its figure.
   *
   * @param note added to the value as it is shown
   */
  public Outcome evaluate(Number value, String note) {
    if (!Double.isFinite(value.doubleValue())) {
      return new Outcome(text, false, NO_VALUE);
    }
    BigDecimal actual = new BigDecimal(value.toString());
    boolean met = comparison.holds(actual, expected, decimals);
    return new Outcome(text, met, shown(actual) + note);
  }

  /** A value of the figure with its unit, as outcomes show it. */
  public String shown(BigDecimal value) {
    return switch (metric.kind()) {
      case COUNT -> plain(value, SHOWN_DECIMALS);
      case SECONDS -> plain(value, SHOWN_DECIMALS) + " s";
      case CPU_UNITS -> plain(value, SHOWN_DECIMALS) + " units";
      case MEBIBYTES -> plain(value, SHOWN_DECIMALS) + " MiB";
      case SHARE -> plain(value.movePointRight(2), 2) + " %";
      case DOLLARS -> "$" + value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    };
  }

  private static String plain(BigDecimal number, int most) {
    BigDecimal rounded = number.setScale(most, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.setScale(Math.max(0, rounded.scale())).toPlainString();
  }
}
