package dev.berth.cli.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Points in virtual time, in the form that {@code --at} reads. */
final class Moments {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Moments() {}

  /** {@code 0s}, {@code 20m03.417s}, {@code 1d02h00m10s}: rounded up, so as not to be before it. */
  static String text(long nanos) {
    long rest = Math.ceilDiv(nanos, MILLI) * MILLI;
    StringBuilder text = new StringBuilder();
    boolean days = rest >= DAY;
    if (days) {
      text.append(rest / DAY).append('d');
    }
    boolean hours = days || rest >= HOUR;
    if (hours) {
      text.append(part(rest % DAY / HOUR, days)).append('h');
    }
    boolean minutes = hours || rest >= MINUTE;
    if (minutes) {
      text.append(part(rest % HOUR / MINUTE, hours)).append('m');
    }
    BigDecimal seconds =
        BigDecimal.valueOf(rest % MINUTE, 9)
            .setScale(3, RoundingMode.UNNECESSARY)
            .stripTrailingZeros();
    String plain = seconds.setScale(Math.max(0, seconds.scale())).toPlainString();
    boolean pad = minutes && rest % MINUTE < 10 * SECOND;
    return text.append(pad ? "0" : "").append(plain).append('s').toString();
  }

  private static String part(long number, boolean padded) {
    return padded ? String.format(Locale.ROOT, "%02d", number) : Long.toString(number);
  }
}
