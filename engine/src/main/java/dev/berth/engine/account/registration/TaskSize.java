package dev.berth.engine.account.registration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes of tasks as they are written: plain units, or vCPUs and GB. */
public final class TaskSize {
  private static final Pattern PLAIN = Pattern.compile("\\d{1,9}");
  private static final Pattern VCPUS = size("vcpu");
  private static final Pattern GIGABYTES = size("gb");
  private static final BigDecimal PER_WHOLE = BigDecimal.valueOf(1_024);

  private TaskSize() {}

  private static Pattern size(String unit) {
    return Pattern.compile(
        "(\\d{1,6}(?:\\.\\d{1,6})?|\\.\\d{1,6})\\s*" + unit, Pattern.CASE_INSENSITIVE);
  }

  /** CPU units of a text such as {@code 1024} or {@code 1 vCPU}; {@code null} for any other. */
  public static @Nullable Integer cpuUnits(String text) {
    return parsed(text.strip(), VCPUS);
  }

  /** MiB of a text such as {@code 1024} or {@code 1 GB}; {@code null} for any other. */
  public static @Nullable Integer memoryMiB(String text) {
    return parsed(text.strip(), GIGABYTES);
  }

  private static @Nullable Integer parsed(String text, Pattern unit) {
    if (PLAIN.matcher(text).matches()) {
      return Integer.valueOf(text);
    }
    Matcher matcher = unit.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    BigDecimal whole = new BigDecimal(matcher.group(1)).multiply(PER_WHOLE);
    return whole.setScale(0, RoundingMode.DOWN).intValueExact();
  }
}
