package dev.berth.cli.run;

import dev.berth.cli.terminal.Table;
import dev.berth.scenarios.source.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a result is written to standard output. */
public enum OutputFormat {
  TABLE,
  JSON,
  CSV,
  MARKDOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A table in this format. */
  public String of(Table table) {
    return switch (this) {
      case TABLE -> table.text();
      case JSON -> table.json();
      case CSV -> table.csv();
      case MARKDOWN -> table.markdown();
    };
  }

  /** Reads the format's name. */
  public static final class Converter implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String value) {
      List<String> names = Arrays.stream(values()).map(OutputFormat::toString).toList();
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
