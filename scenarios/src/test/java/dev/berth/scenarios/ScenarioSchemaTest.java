package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScenarioSchemaTest {
  private static final Path LIBRARY = Path.of("library");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ScenarioSchema.text(), InputFormat.JSON);

  @Test
  void schema_inLibrary_isTheOneOfTheRecords() throws IOException {
    assertThat(Files.readString(LIBRARY.resolve("scenario.schema.json")))
        .as("write it anew: berth schema > scenarios/library/scenario.schema.json")
        .isEqualTo(ScenarioSchema.text());
  }

  @Test
  void properties_inSchema_haveDescriptions() {
    List<String> bare = new ArrayList<>();
    collect("", new JsonMapper().readTree(ScenarioSchema.text()), bare);

    assertThat(bare).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void scenario_thatIsShipped_meetsTheSchema(String text) {
    assertThat(SCHEMA.validate(text, InputFormat.YAML)).isEmpty();
  }

  @Test
  void scenario_withMistakes_doesNotMeetTheSchema() throws IOException {
    for (String name : List.of("names", "amounts", "shapes", "missing")) {
      String text =
          Files.readString(ScenarioFixtures.resources().resolve("invalid/" + name + ".yaml"));
      List<Error> errors = SCHEMA.validate(text, InputFormat.YAML);
      assertThat(errors).as(name).isNotEmpty();
    }
  }

  private static List<String> valid() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String name : ScenarioTemplates.names()) {
      texts.add(ScenarioTemplates.text(name));
    }
    for (Path file : LibraryTest.files()) {
      texts.add(Files.readString(file));
    }
    return texts;
  }

  private static void collect(String path, JsonNode node, List<String> bare) {
    JsonNode properties = node.path("properties");
    boolean choice = node.path("required").size() == 1 && properties.size() == 1;
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      boolean ignored = property.getValue().isBoolean();
      if (!ignored && !choice && property.getValue().path("description").asString("").isEmpty()) {
        bare.add(path + "/" + property.getKey());
      }
    }
    for (Map.Entry<String, JsonNode> inner : node.properties()) {
      collect(path + "/" + inner.getKey(), inner.getValue(), bare);
    }
  }
}
