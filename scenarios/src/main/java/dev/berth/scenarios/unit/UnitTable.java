package dev.berth.scenarios.unit;

import dev.berth.scenarios.source.Nearest;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The units of one quantity. MB and GB are what ECS means by them: 1,024 to the next.
 *
 * @param quantity what the units measure, as messages call it
 */
public record UnitTable(
    String quantity, Map<String, BigDecimal> factors, Map<String, String> spellings) {
  /** Units of time, in nanoseconds. */
  public static final UnitTable TIME =
      table("time")
          .with("ns", "1", "nanosecond", "nanoseconds")
          .with("us", "1000", "µs", "microsecond", "microseconds")
          .with("ms", "1000000", "millis", "millisecond", "milliseconds")
          .with("s", "1000000000", "sec", "secs", "second", "seconds")
          .with("min", "60000000000", "m", "mins", "minute", "minutes")
          .with("h", "3600000000000", "hr", "hrs", "hour", "hours")
          .with("d", "86400000000000", "day", "days");

  /** Units of CPU, in ECS's CPU units. */
  public static final UnitTable CPU =
      table("CPU")
          .with("units", "1", "unit")
          .with("vCPU", "1024", "vcpus")
          .with("milli", "1.024", "millicores");

  /** Units of GPU devices, in thousandths of one. */
  public static final UnitTable GPU =
      table("GPUs").with("GPU", "1000", "gpus").with("milli", "1").with("%", "10", "percent");

  /** Units of memory, in bytes. */
  public static final UnitTable MEMORY =
      table("memory")
          .with("bytes", "1", "byte", "B")
          .with("KiB", "1024", "KB")
          .with("MiB", "1048576")
          .with("GiB", "1073741824")
          .with("TiB", "1099511627776")
          .with("MB", "1048576")
          .with("GB", "1073741824")
          .with("TB", "1099511627776");

  private static UnitTable table(String quantity) {
    return new UnitTable(quantity, new LinkedHashMap<>(), new TreeMap<>());
  }

  private UnitTable with(String name, String factor, String... otherSpellings) {
    factors.put(name, new BigDecimal(factor));
    for (String spelling : otherSpellings) {
      spellings.put(key(spelling), name);
    }
    spellings.put(key(name), name);
    return this;
  }

  /** The units as documentation writes them. */
  public Collection<String> names() {
    return List.copyOf(factors.keySet());
  }

  /** The size of a unit; any of its spellings will do, in any case. */
  public BigDecimal factor(String unit) throws UnitException {
    String name = spellings.get(key(unit));
    BigDecimal factor = name == null ? null : factors.get(name);
    if (factor == null) {
      throw new UnitException("unknown unit of %s '%s'".formatted(quantity, unit), hint(unit));
    }
    return factor;
  }

  private String hint(String unit) {
    return Nearest.to(unit, spellings.keySet())
        .map(near -> "did you mean '%s'?".formatted(spellings.get(near)))
        .orElse("expected one of " + String.join(", ", names()));
  }

  private static String key(String spelling) {
    return spelling.toLowerCase(Locale.ROOT);
  }
}
