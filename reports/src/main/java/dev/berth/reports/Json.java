package dev.berth.reports;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Records as JSON text that is the same on every machine and never holds an exponent. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .addModule(
              new SimpleModule()
                  .addSerializer(double.class, new PlainNumber())
                  .addSerializer(Double.class, new PlainNumber()))
          .build();

  private static final ObjectWriter INDENTED =
      MAPPER
          .writer()
          .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  /** One property per line, ending with a line end. */
  public static String indented(Object value) {
    return INDENTED.writeValueAsString(value) + "\n";
  }

  /** All on one line. */
  public static String compact(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The record that a text holds. */
  static <T> T read(String text, Class<T> type) {
    return MAPPER.readValue(text, type);
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static final class PlainNumber extends ValueSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      if (Double.isFinite(value)) {
        json.writeNumber(Numbers.decimal(value));
      } else {
        json.writeNull();
      }
    }
  }
}
