package dev.berth.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events of a live world. */
@Timeout(60)
class EventsTest {
  private static final String TASK = "ECS Task State Change";
  private static final String INSTANCE = "ECS Container Instance State Change";

  private final Server server = ServerFixtures.start(ServerFixtures.shop());
  private final Wire wire = new Wire(server);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    wire.close();
    server.close();
    client.close();
  }

  @Test
  @Tag("rule.wire-events")
  void events_ofATask_areThoseThatEventBridgeDelivers() throws Exception {
    try (BufferedReader stream = stream()) {
      run();
      List<JsonNode> events = until(stream, event -> status(event).equals("RUNNING"));

      assertThat(events).extracting(EventsTest::type).contains(TASK, INSTANCE);
      JsonNode running = events.getLast();
      JsonNode detail = running.path("detail");
      assertThat(running.path("source").asString("")).isEqualTo("aws.ecs");
      assertThat(running.path("account").asString("")).isEqualTo("123456789012");
      assertThat(running.path("region").asString("")).isEqualTo("us-east-1");
      assertThat(running.path("resources").path(0).asString(""))
          .isEqualTo(detail.path("taskArn").asString("x"));
      assertThat(detail.path("clusterArn").asString("")).endsWith(":cluster/shop");
      assertThat(detail.path("version").asInt(0)).isGreaterThan(1);
      assertThat(detail.path("containers").path(0).path("lastStatus").asString(""))
          .isEqualTo("RUNNING");
      assertThat(Instant.parse(detail.path("startedAt").asString("")))
          .isEqualTo(Instant.parse(detail.path("updatedAt").asString("")));
    }
  }

  @Test
  @Tag("rule.wire-events")
  void events_ofAnInstance_tellWhatIsFree() throws Exception {
    try (BufferedReader stream = stream()) {
      run();
      List<JsonNode> events = until(stream, event -> type(event).equals(INSTANCE));
      JsonNode detail = events.getLast().path("detail");

      assertThat(detail.path("clusterArn").asString("")).endsWith(":cluster/shop");
      assertThat(detail.path("status").asString("")).isEqualTo("ACTIVE");
      assertThat(detail.path("remainingResources").size()).isPositive();
      assertThat(detail.path("registeredAt").asString("")).matches("\\d{4}-.*\\.\\d{3}Z");
    }
  }

  private BufferedReader stream() throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        client.send(
            HttpRequest.newBuilder(URI.create(server.url() + "/sim/events")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    // The comment at the beginning: from here on nothing is missed.
    assertThat(reader.readLine()).isEqualTo(":");
    return reader;
  }

  private static List<JsonNode> until(BufferedReader stream, Predicate<JsonNode> last)
      throws IOException {
    List<JsonNode> events = new ArrayList<>();
    while (events.isEmpty() || !last.test(events.getLast())) {
      String line = stream.readLine();
      if (line == null) {
        throw new IllegalStateException("the stream has ended");
      }
      if (line.startsWith("data: ")) {
        events.add(new JsonMapper().readTree(line.substring("data: ".length())));
      }
    }
    return events;
  }

  private void run() {
    wire.call(
        "RegisterTaskDefinition",
        "{\"family\":\"job\",\"containerDefinitions\":"
            + "[{\"name\":\"app\",\"image\":\"i\",\"memory\":64}]}");
    wire.call("RunTask", "{\"cluster\":\"shop\",\"taskDefinition\":\"job\"}");
  }

  private static String type(JsonNode event) {
    return event.path("detail-type").asString("");
  }

  private static String status(JsonNode event) {
    return event.path("detail").path("lastStatus").asString("");
  }
}
