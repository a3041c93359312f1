package dev.berth.cli.explain;

import dev.berth.scenarios.source.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How an answer is written to standard output. */
public enum AnswerFormat {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the format's name. */
  public static final class Converter implements ITypeConverter<AnswerFormat> {
    @Override
    public AnswerFormat convert(String value) {
      List<String> names = Arrays.stream(values()).map(AnswerFormat::toString).toList();
      int index = names.indexOf(value.toLowerCase(Locale.ROOT));
      if (index < 0) {
        String nearest =
            Nearest.to(value, names).map(name -> "; did you mean '" + name + "'?").orElse("");
        throw new TypeConversionException(
            "'" + value + "' is none of " + String.join(", ", names) + nearest);
      }
      return values()[index];
    }
  }
}
