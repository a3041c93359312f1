package dev.berth.scenarios.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number and its unit, as written.
 *
 * @param unit empty when the number stands alone
 */
public record Amount(BigDecimal number, String unit) {
  private static final int LONGEST = 60;
  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,2})?)\\s*([^\\d\\s].*)?");

  /** Splits a text into number and unit. */
  public static Amount parse(String text, String example) throws UnitException {
    Matcher matcher = FORM.matcher(text.strip());
    if (text.length() > LONGEST || !matcher.matches()) {
      throw new UnitException("not an amount: '" + text + "'", "write it like " + example);
    }
    String unit = matcher.group(2);
    Amount amount = new Amount(number(matcher.group(1)), unit == null ? "" : unit.strip());
    if (amount.number.signum() < 0) {
      throw new UnitException("negative: " + text, "write an amount of at least 0");
    }
    return amount;
  }

  /** A decimal number, exactly; anything else is a {@link NumberFormatException}. */
  public static BigDecimal number(String text) {
    // An exponent of nine digits would make a number that fills the memory.
    if (text.length() > LONGEST) {
      throw new NumberFormatException(text);
    }
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > LONGEST) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  /** Whether no unit was written. */
  public boolean isBare() {
    return unit.isEmpty();
  }

  /** The amount in the table's base unit, as a whole number of at most {@code bound}. */
  long toWhole(UnitTable table, BigDecimal base, long bound, String text) throws UnitException {
    BigDecimal size = table.factor(unit);
    BigDecimal exact = number.multiply(size);
    if (exact.compareTo(base.multiply(BigDecimal.valueOf(bound))) > 0) {
      throw new UnitException("too large: " + text, "");
    }
    BigDecimal[] parts = exact.divideAndRemainder(base);
    if (parts[1].signum() != 0) {
      String rounded = exact.divide(base, 0, RoundingMode.CEILING).toPlainString();
      throw new UnitException("too fine: " + text, "the nearest above is " + rounded);
    }
    return parts[0].longValueExact();
  }
}
