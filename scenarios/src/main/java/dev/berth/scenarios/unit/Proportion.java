package dev.berth.scenarios.unit;

/**
 * An amount in relation to another one, which it may exceed.
 *
 * @param value 1 where both are equal
 */
public record Proportion(double value) {
  private static final String EXAMPLE = "130% or 1.3";
  private static final double MOST = 1_000;

  /** The proportion that a text such as {@code 130%} or {@code 1.3} stands for. */
  public static Proportion parse(String text) throws UnitException {
    Amount amount = Amount.parse(text, EXAMPLE);
    double value =
        switch (amount.unit()) {
          case "" -> amount.number().doubleValue();
          case "%", "percent" -> amount.number().movePointLeft(2).doubleValue();
          default ->
              throw new UnitException(
                  "unknown unit '%s' in '%s'".formatted(amount.unit(), text),
                  "write it like " + EXAMPLE);
        };
    if (value == 0 || value > MOST) {
      throw new UnitException(
          value == 0 ? "nothing at all: " + text : "too large: " + text,
          "expected more than 0 and at most %,.0f times as much".formatted(MOST));
    }
    if (amount.isBare() && value >= 10) {
      throw new UnitException(
          "ambiguous: " + text, "write %s%% or %s00%%".formatted(text.strip(), text.strip()));
    }
    return new Proportion(value);
  }
}
