package dev.berth.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text: plain for machines, grouped and with units for people. */
public final class Numbers {
  private static final int DECIMALS = 9;
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;
  private static final double DAY = 86_400;

  private Numbers() {}

  /** At most nine decimals, no trailing zeros. The value must be finite. */
  static BigDecimal decimal(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal stripped = exact.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** {@code 10702638}, {@code 146.553795}: never an exponent. */
  public static String plain(double value) {
    return decimal(value).toPlainString();
  }

  /** {@code 12,480}. */
  public static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 12,480.5}: grouped, with so many decimals at most. */
  public static String grouped(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return decimals == 0 ? text : text.replaceFirst("\\.?0+$", "");
  }

  /** {@code 61.4%} of a share between 0 and 1. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  /** {@code $18.42}. */
  public static String usd(double amount) {
    return String.format(Locale.ROOT, "$%,.2f", amount);
  }

  /** {@code 512 MiB}, {@code 3.5 GiB}, {@code 1,204 GiB}. */
  public static String memory(double mebibytes) {
    if (mebibytes < 1024) {
      return grouped(mebibytes, 0) + " MiB";
    }
    double gibibytes = mebibytes / 1024;
    return grouped(gibibytes, gibibytes < 100 ? 1 : 0) + " GiB";
  }

  /** {@code 0s}, {@code 310ms}, {@code 1.31s}, {@code 3m05s}, {@code 2h03m}, {@code 123d21h}. */
  public static String duration(double seconds) {
    if (seconds <= 0) {
      return "0s";
    }
    if (seconds < 0.000_9995) {
      return grouped(seconds * 1e6, 0) + "µs";
    }
    if (seconds < 0.9995) {
      return grouped(seconds * 1e3, seconds < 0.01 ? 1 : 0) + "ms";
    }
    if (seconds < 59.995) {
      return grouped(seconds, 2) + "s";
    }
    if (seconds < HOUR - 0.5) {
      return parts(seconds, MINUTE, "m", 1, "s");
    }
    if (seconds < DAY - MINUTE / 2) {
      return parts(seconds, HOUR, "h", MINUTE, "m");
    }
    return parts(seconds, DAY, "d", HOUR, "h");
  }

  /** Two neighbouring units, rounded to the smaller one, which is left out when it is zero. */
  private static String parts(
      double seconds, double big, String bigUnit, double small, String smallUnit) {
    long smalls = Math.round(seconds / small);
    long perBig = Math.round(big / small);
    String text = grouped(smalls / perBig) + bigUnit;
    long rest = smalls % perBig;
    return rest == 0 ? text : text + String.format(Locale.ROOT, "%02d", rest) + smallUnit;
  }
}
