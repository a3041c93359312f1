package dev.berth.cli.pipeline;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A name with a value, as {@code NAME=VALUE} on a command line. */
record KeyValue(String key, String value) {
  /** Reads it; the value may be empty. */
  static final class Converter implements ITypeConverter<KeyValue> {
    @Override
    public KeyValue convert(String text) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new TypeConversionException("'" + text + "' is not of the form NAME=VALUE");
      }
      return new KeyValue(text.substring(0, equals), text.substring(equals + 1));
    }
  }
}
