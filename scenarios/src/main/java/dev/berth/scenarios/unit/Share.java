package dev.berth.scenarios.unit;

/**
 * A part of a whole.
 *
 * @param value 0 to 1
 */
public record Share(double value) {
  private static final String EXAMPLE = "1% or 0.01";

  /** The share that a text such as {@code 1%} or {@code 0.01} stands for. */
  public static Share parse(String text) throws UnitException {
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
    if (value > 1) {
      throw new UnitException(
          "more than the whole: " + text,
          amount.isBare() ? "write " + text.strip() + "% if you mean percent" : "at most 100%");
    }
    return new Share(value);
  }
}
