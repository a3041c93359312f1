package dev.berth.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.berth.http.Wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the control API tells the truth: each answer is as it says. */
class OpenApiTest {
  private static final Map<String, String> BODIES =
      Map.of("/sim/clock/step", "{\"seconds\":1}", "/sim/clock/speed", "{\"speed\":2}");

  @Test
  void answers_ofAllEndpoints_areAsTheDescriptionSays() {
    try (Server server = ServerFixtures.start(ServerFixtures.shop());
        Wire wire = new Wire(server)) {
      JsonNode document = wire.get("/sim/openapi.json").json();
      List<String> checked = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
        for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
          wire.call("ListClusters", "{}");
          String name = path.getKey();
          if (name.equals("/sim/events")) {
            continue;
          }
          boolean reads = method.getKey().equals("get");
          Reply reply =
              reads ? wire.get(name) : wire.post(name, Map.of(), BODIES.getOrDefault(name, "{}"));
          assertThat(reply.status()).as(name).isEqualTo(200);
          assertThat(violations(schema(method.getValue(), "200"), reply)).as(name).isEmpty();
          if (!reads) {
            Reply refused = wire.post(name, Map.of(), "{\"nonsense\":1}");
            assertThat(refused.status()).as(name).isEqualTo(400);
            assertThat(violations(schema(method.getValue(), "400"), refused)).isEmpty();
          }
          checked.add(name);
        }
      }
      assertThat(document.path("openapi").asString("")).startsWith("3.1");
      assertThat(checked).contains("/sim/health", "/sim/clock/pause", "/sim/reset").hasSize(8);
    }
  }

  private static JsonNode schema(JsonNode operation, String status) {
    return operation
        .path("responses")
        .path(status)
        .path("content")
        .path("application/json")
        .path("schema");
  }

  private static List<Error> violations(JsonNode schema, Reply reply) {
    assertThat(schema.path("properties")).isNotEmpty();
    Schema rules =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    return rules.validate(reply.json());
  }
}
