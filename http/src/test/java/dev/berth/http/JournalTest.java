package dev.berth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.http.live.Journals;
import dev.berth.http.live.Pacing;
import dev.berth.http.live.UnsuitableJournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Worlds that outlive their server. */
class JournalTest {
  private static final Pacing PAUSED = new Pacing(1, true);

  @TempDir Path directory;

  @Test
  void world_afterARestart_isWhatItWas() {
    JsonNode before;
    String tasks;
    try (Server server = start("one");
        Wire wire = new Wire(server)) {
      work(wire, 7);
      step(wire, 30);
      work(wire, 2);
      before = world(wire);
      tasks = describe(wire);
    }
    try (Server server = start("one");
        Wire wire = new Wire(server)) {
      assertThat(world(wire).path("began")).isEqualTo(before.path("began"));
      assertThat(world(wire).path("hash")).isEqualTo(before.path("hash"));
      assertThat(describe(wire)).isEqualTo(tasks);

      step(wire, 60);
      work(wire, 1);

      assertThat(world(wire).path("hash")).isNotEqualTo(before.path("hash"));
    }
  }

  @Test
  void record_thatACrashHasCutOff_isLeftOut() throws IOException {
    String tasks;
    try (Server server = start("one");
        Wire wire = new Wire(server)) {
      work(wire, 3);
      tasks = describe(wire);
    }
    Path file = directory.resolve("123456789012-us-east-1.journal");
    Files.write(file, new byte[] {0, 0, 0, 90, 1, 2, 3, 4, 5}, StandardOpenOption.APPEND);
    try (Server server = start("one");
        Wire wire = new Wire(server)) {
      assertThat(describe(wire)).isEqualTo(tasks);
      work(wire, 1);
      tasks = describe(wire);
    }
    try (Server server = start("one");
        Wire wire = new Wire(server)) {
      assertThat(describe(wire)).isEqualTo(tasks);
    }
  }

  @Test
  void worlds_thatBeganWithSomethingElse_areNotTakenUp() {
    try (Server server = start("one");
        Wire wire = new Wire(server)) {
      work(wire, 1);
    }

    assertThatThrownBy(() -> start("another").close())
        .isInstanceOf(UnsuitableJournalException.class)
        .hasMessageContaining("began with something else");
  }

  @Test
  void world_afterAReset_isForgotten() {
    try (Server server = start("one");
        Wire wire = new Wire(server)) {
      work(wire, 1);
      wire.post("/sim/reset", Map.of(), "{\"seed\":9}");
    }
    try (Server server = start("one");
        Wire wire = new Wire(server)) {
      assertThat(wire.get("/sim/worlds").json().path("worlds")).isEmpty();
    }
  }

  private Server start(String fingerprint) {
    return ServerFixtures.start(
        ServerFixtures.shop(), PAUSED, new Journals(directory, fingerprint));
  }

  private static void work(Wire wire, int tasks) {
    wire.call(
        "RegisterTaskDefinition",
        "{\"family\":\"job\",\"containerDefinitions\":"
            + "[{\"name\":\"app\",\"image\":\"i\",\"memory\":64}]}");
    wire.call(
        "RunTask", "{\"cluster\":\"shop\",\"taskDefinition\":\"job\",\"count\":" + tasks + "}");
  }

  private static void step(Wire wire, int seconds) {
    wire.post("/sim/clock/step", Map.of(), "{\"seconds\":" + seconds + "}");
  }

  private static JsonNode world(Wire wire) {
    return wire.get("/sim/worlds").json().path("worlds").path(0);
  }

  private static String describe(Wire wire) {
    JsonNode arns = wire.call("ListTasks", "{\"cluster\":\"shop\"}").json().path("taskArns");
    assertThat(arns).isNotEmpty();
    return wire.call("DescribeTasks", "{\"cluster\":\"shop\",\"tasks\":" + arns + "}").body();
  }
}
