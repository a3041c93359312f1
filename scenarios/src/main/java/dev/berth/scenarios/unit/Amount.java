package dev.berth.scenarios.unit;

import java.math.BigDecimal;
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
    Amount amount = new Amount(exact(matcher.group(1)), unit == null ? "" : unit.strip());
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

  /** A decimal number, exactly. */
  static BigDecimal exact(String text) throws UnitException {
    try {
      return number(text);
    } catch (NumberFormatException _) {
      throw new UnitException("beyond all measure: " + text, "");
    }
  }

  /** Whether no unit was written. */
  public boolean isBare() {
    return unit.isEmpty();
  }

  /**
   * The amount as a whole number of a unit.
   *
   * @param whole the name of that unit in the table
   * @param most the largest number allowed
   */
  long toWhole(UnitTable table, String whole, long most) throws UnitException {
    BigDecimal[] parts =
        number.multiply(table.factor(unit)).divideAndRemainder(table.factor(whole));
    if (parts[0].compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new UnitException("too large: " + this, "at most %,d %s".formatted(most, whole));
    }
    if (parts[1].signum() != 0) {
      throw new UnitException("too fine: " + this, "expected a whole number of " + whole);
    }
    return parts[0].longValueExact();
  }

  @Override
  public String toString() {
    return (number.toPlainString() + " " + unit).strip();
  }
}
