package dev.berth.cli.explain;

import dev.berth.scenarios.unit.Durations;
import dev.berth.scenarios.unit.UnitException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A point in virtual time.
 *
 * @param nanos since the run's beginning
 */
public record Moment(long nanos) {
  /** Reads it as a time since the beginning: {@code 1h16m05s}. */
  public static final class Converter implements ITypeConverter<Moment> {
    @Override
    public Moment convert(String value) {
      try {
        return new Moment(Durations.parse(value).toNanos());
      } catch (UnitException e) {
        throw new TypeConversionException(
            "'" + value + "' is no time since the beginning; write it like 90s or 1h15m");
      }
    }
  }
}
