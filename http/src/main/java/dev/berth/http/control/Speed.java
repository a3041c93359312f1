package dev.berth.http.control;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.berth.http.live.Pacing;

/** How fast time passes, as JSON has it: a number above 0, or {@code "max"}. */
public record Speed(double rate) {
  private static final String MAX = "max";

  /** As JSON. */
  @JsonValue
  Object json() {
    return rate == Pacing.MAX ? MAX : rate;
  }

  /** From JSON. */
  static Speed of(Object json) throws ControlException {
    return switch (json) {
      case String word when word.equals(MAX) -> new Speed(Pacing.MAX);
      case Number number when number.doubleValue() > 0 && Double.isFinite(number.doubleValue()) ->
          new Speed(number.doubleValue());
      default -> throw new ControlException("'speed' is a number above 0, or \"max\"");
    };
  }
}
