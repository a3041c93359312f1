package dev.berth.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.http.Wire.Reply;
import dev.berth.http.live.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The control API of a server whose time stands still. */
class ControlTest {
  private final Server server = ServerFixtures.start(ServerFixtures.shop(), new Pacing(1, true));
  private final Wire wire = new Wire(server);

  @AfterEach
  void close() {
    wire.close();
    server.close();
  }

  @Test
  void health_ofAServer_countsItsWorlds() {
    assertThat(wire.get("/sim/health").json().path("status").asString("")).isEqualTo("up");
    assertThat(wire.get("/sim/health").json().path("worlds").asInt(-1)).isZero();

    wire.call("ListClusters", "{}");

    assertThat(wire.get("/sim/health").json().path("worlds").asInt(-1)).isEqualTo(1);
  }

  @Test
  void world_thatIsPaused_answersButStandsStill() {
    String task = run();

    assertThat(status(task)).isEqualTo("PENDING");
    JsonNode clock = wire.get("/sim/clock").json();
    assertThat(clock.path("paused").asBoolean(false)).isTrue();
    assertThat(clock.path("speed").asDouble(0)).isEqualTo(1);
  }

  @Test
  void step_ofAPausedWorld_bringsItFurtherByExactlyThat() {
    String task = run();
    Instant before = now();

    Reply reply = post("/sim/clock/step", "{\"seconds\": 30}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(status(task)).isEqualTo("RUNNING");
    assertThat(Duration.between(before, now()))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(30).plusMillis(1));
  }

  @Test
  void step_withoutALength_goesToTheNextThingThatHappens() {
    String task = run();
    int steps = 0;
    while (status(task).equals("PENDING") && steps < 50) {
      post("/sim/clock/step", "");
      steps++;
    }

    assertThat(status(task)).isEqualTo("RUNNING");
    assertThat(steps).isGreaterThan(1);
  }

  @Test
  void time_resumedAtMaximalSpeed_waitsForNothing() {
    String task = run();
    post("/sim/clock/speed", "{\"speed\": \"max\"}");
    assertThat(status(task)).isEqualTo("PENDING");

    Reply resumed = post("/sim/clock/resume", "{}");

    assertThat(resumed.json().path("speed").asString("")).isEqualTo("max");
    assertThat(resumed.json().path("paused").asBoolean(true)).isFalse();
    Instant limit = Instant.now().plusSeconds(10);
    while (status(task).equals("PENDING") && Instant.now().isBefore(limit)) {
      Thread.onSpinWait();
    }
    assertThat(status(task)).isEqualTo("RUNNING");
    assertThat(post("/sim/clock/pause", "").json().path("paused").asBoolean(false)).isTrue();
  }

  @Test
  void reset_ofAServer_bringsEveryWorldBackToItsBeginning() {
    String first = run();
    Reply reply = post("/sim/reset", "");

    assertThat(reply.json().path("worlds").asInt(0)).isEqualTo(1);
    assertThat(wire.call("ListTaskDefinitions", "{}").json().path("taskDefinitionArns")).isEmpty();
    assertThat(run()).as("the same seed gives the same ids").isEqualTo(first);

    post("/sim/reset", "{\"seed\": 8}");

    assertThat(run()).as("another seed gives others").isNotEqualTo(first);
  }

  @Test
  void worlds_thatHaveBegun_areListed() {
    run();
    JsonNode world = wire.get("/sim/worlds").json().path("worlds").path(0);

    assertThat(world.path("account").asString("")).isEqualTo("123456789012");
    assertThat(world.path("region").asString("")).isEqualTo("us-east-1");
    assertThat(world.path("calls").asInt(0)).isEqualTo(2);
    assertThat(Instant.parse(world.path("began").asString(""))).isBefore(Instant.now());
    assertThat(world.has("failure")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "/sim/clock/step; {\"seconds\": -1}; 'seconds' is a number from 0 to 100000000",
        "/sim/clock/step; {\"seconds\": \"x\"}; 'seconds' is a number from 0 to 100000000",
        "/sim/clock/step; {\"second\": 1}; `unknown property 'second'; known are [seconds]`",
        "/sim/clock/speed; {\"speed\": 0}; 'speed' is a number above 0, or \"max\"",
        "/sim/clock/speed; {}; 'speed' is missing",
        "/sim/reset; {\"seed\": 1.5}; 'seed' is a whole number",
        "/sim/reset; []; the body is a JSON object, or nothing",
        "/sim/reset; {; the body is not JSON",
      })
  void request_thatCannotBeGranted_saysWhy(String path, String body, String message) {
    Reply reply = post(path, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asString("")).isEqualTo(message);
  }

  @Test
  void method_thatIsNotAnsweredThere_isRefused() {
    assertThat(wire.get("/sim/reset").status()).isEqualTo(405);
  }

  @Test
  void metrics_ofAServer_countItsCalls() {
    wire.call("ListClusters", "{}");
    wire.call("ListTasks", "{\"cluster\":\"nowhere\"}");

    assertThat(wire.get("/metrics").body())
        .contains("berth_requests_total{operation=\"ListClusters\",status=\"200\"} 1.0")
        .contains("berth_requests_total{operation=\"ListTasks\",status=\"400\"} 1.0")
        .contains("berth_world_calls{account=\"123456789012\",region=\"us-east-1\"} 2.0")
        .contains("berth_request_seconds_count{operation=\"ListTasks\"} 1");
  }

  private String run() {
    wire.call(
        "RegisterTaskDefinition",
        "{\"family\":\"job\",\"containerDefinitions\":"
            + "[{\"name\":\"app\",\"image\":\"i\",\"memory\":64}]}");
    return wire.call("RunTask", "{\"cluster\":\"shop\",\"taskDefinition\":\"job\"}")
        .json()
        .path("tasks")
        .path(0)
        .path("taskArn")
        .asString("");
  }

  private String status(String task) {
    return wire.call("DescribeTasks", "{\"cluster\":\"shop\",\"tasks\":[\"" + task + "\"]}")
        .json()
        .path("tasks")
        .path(0)
        .path("lastStatus")
        .asString("");
  }

  private Instant now() {
    String now = wire.get("/sim/clock").json().path("worlds").path(0).path("now").asString("");
    return Instant.parse(now);
  }

  private Reply post(String path, String body) {
    return wire.post(path, Map.of(), body);
  }
}
