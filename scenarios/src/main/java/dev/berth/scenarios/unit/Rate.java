package dev.berth.scenarios.unit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * So many events in so much time, in lowest terms.
 *
 * @param events at least 1
 * @param nanos at least 1
 */
public record Rate(long events, long nanos) {
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000L);

  /** The rate that a text such as {@code 5/s} or {@code 0.5/min} stands for. */
  public static Rate parse(String text) throws UnitException {
    int slash = text.indexOf('/');
    if (slash < 0) {
      Amount amount = Amount.parse(text, "5/s");
      throw amount.isBare()
          ? new UnitException("ambiguous: " + text, "write " + text.strip() + "/s")
          : new UnitException("not a rate: '" + text + "'", "write it like 5/s or 30/min");
    }
    Amount amount = Amount.parse(text.substring(0, slash), "5/s");
    if (!amount.isBare()) {
      throw new UnitException("not a rate: '" + text + "'", "write it like 5/s or 30/min");
    }
    BigDecimal period = UnitTable.TIME.factor(text.substring(slash + 1).strip());
    if (amount.number().signum() == 0) {
      throw new UnitException("a rate of zero: " + text, "leave the workload out");
    }
    BigDecimal perSecond = amount.number().multiply(BigDecimal.valueOf(1_000_000_000L));
    if (perSecond.compareTo(HIGHEST.multiply(period)) > 0) {
      throw new UnitException("too large: " + text, "at most 1,000,000,000/s");
    }
    return lowestTerms(amount.number(), period.toBigIntegerExact(), text);
  }

  private static Rate lowestTerms(BigDecimal number, BigInteger period, String text)
      throws UnitException {
    int decimals = Math.max(0, number.scale());
    BigInteger events = number.movePointRight(decimals).toBigIntegerExact();
    BigInteger nanos = period.multiply(BigInteger.TEN.pow(decimals));
    BigInteger divisor = events.gcd(nanos);
    if (nanos.divide(divisor).bitLength() > 62) {
      throw new UnitException("too fine: " + text, "use fewer decimals");
    }
    return new Rate(
        events.divide(divisor).longValueExact(), nanos.divide(divisor).longValueExact());
  }

  /** Events in a second, rounded. */
  public double perSecond() {
    return events * 1e9 / nanos;
  }
}
