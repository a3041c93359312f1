package dev.berth.scenarios.unit;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A kind of amount that is written as a number with a unit. */
public enum Quantity {
  DURATION(
      Duration.class,
      "a duration such as 90s, 2h30m or 250ms",
      "^(\\s*[0-9.]+\\s*[a-zA-Zµ]+)+\\s*$|^0$"),
  RATE(Rate.class, "a rate such as 5/s, 30/min or 0.5/h", "^\\s*[0-9.]+\\s*/\\s*[a-z]+\\s*$"),
  SHARE(Share.class, "a share such as 1% or 0.01", "^\\s*[0-9.]+\\s*%?\\s*$"),
  PROPORTION(Proportion.class, "a proportion such as 130% or 1.3", "^\\s*[0-9.]+\\s*%?\\s*$"),
  CPU(CpuAmount.class, "CPU such as 1 vCPU or 256 units", "^\\s*[0-9.]+\\s*[a-zA-Z]+\\s*$|^0$"),
  MEMORY(
      MemoryAmount.class,
      "memory such as 512 MiB or 2 GiB; GB is 1,024 MiB",
      "^\\s*[0-9.]+\\s*[a-zA-Z]+\\s*$|^0$");

  private final Class<?> type;
  private final String description;
  private final String pattern;

  Quantity(Class<?> type, String description, String pattern) {
    this.type = type;
    this.description = description;
    this.pattern = pattern;
  }

  /** The quantity whose amounts are values of this type. */
  public static Optional<Quantity> of(Class<?> type) {
    for (Quantity quantity : values()) {
      if (quantity.type == type) {
        return Optional.of(quantity);
      }
    }
    return Optional.empty();
  }

  /**
   * The amount that a text stands for.
   *
   * @param bare whether a number without a unit is in ECS's own units
   */
  public Object parse(String text, boolean bare) throws UnitException {
    return switch (this) {
      case DURATION -> Durations.parse(text);
      case RATE -> Rate.parse(text);
      case SHARE -> Share.parse(text);
      case PROPORTION -> Proportion.parse(text);
      case CPU -> CpuAmount.parse(text, bare);
      case MEMORY -> MemoryAmount.parse(text, bare);
    };
  }

  /** What it is called. */
  public String noun() {
    return this == CPU ? "CPU" : name().toLowerCase(Locale.ROOT);
  }

  /** What is expected, with examples. */
  public String description() {
    return description;
  }

  /** A regular expression for editors; looser than {@link #parse}. */
  public String pattern() {
    return pattern;
  }
}
