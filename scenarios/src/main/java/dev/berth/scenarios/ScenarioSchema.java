package dev.berth.scenarios;

import dev.berth.scenarios.binding.SchemaWriter;
import dev.berth.scenarios.spec.ScenarioSpec;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of scenario files. */
public final class ScenarioSchema {
  private ScenarioSchema() {}

  /** The schema as JSON, one line feed at its end. */
  public static String text() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    JsonMapper mapper =
        JsonMapper.builder()
            .defaultPrettyPrinter(printer)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    return mapper.writeValueAsString(SchemaWriter.schema(ScenarioSpec.class, "berth scenario"))
        + "\n";
  }
}
