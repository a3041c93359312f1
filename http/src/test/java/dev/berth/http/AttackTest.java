package dev.berth.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.http.Wire.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that mean harm, or come from somebody who cannot do better. */
class AttackTest {
  private static final String HEAD =
      """
      POST / HTTP/1.1\r
      Host: localhost\r
      X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListClusters\r
      Connection: close\r
      """;

  private final Server server = ServerFixtures.start(ServerFixtures.shop());
  private final Wire wire = new Wire(server);

  @AfterEach
  void serverStillAnswers() {
    assertThat(wire.call("ListClusters", "{}").status()).isEqualTo(200);
    wire.close();
    server.close();
  }

  @Test
  @Tag("rule.wire-large-bodies")
  void body_overTheLimit_isTooLarge() {
    Reply reply = wire.call("ListClusters", " ".repeat(ServerFixtures.MAX_BODY_BYTES) + "{}");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.type()).isEqualTo("RequestEntityTooLargeException");
  }

  @Test
  @Tag("rule.wire-large-bodies")
  void body_inChunksOverTheLimit_isTooLarge() {
    String chunk = "%x\r\n%s\r\n".formatted(60_000, " ".repeat(60_000));

    String answer =
        wire.raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("RequestEntityTooLargeException");
  }

  @Test
  void body_upToTheLimit_isRead() {
    Reply reply = wire.call("ListClusters", " ".repeat(ServerFixtures.MAX_BODY_BYTES - 2) + "{}");

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  @Tag("rule.wire-malformed")
  void body_nestedWithoutEnd_isASerializationException() {
    String deep = "{\"x\":" + "[".repeat(40_000);

    assertThat(wire.call("ListClusters", deep).type()).isEqualTo("SerializationException");
  }

  @Test
  void body_thatDoesNotCome_isGivenUp() {
    String answer = wire.raw(HEAD + "Content-Length: 100\r\n\r\n{");

    assertThat(answer).startsWith("HTTP/1.1 408 ").contains("RequestTimeoutException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this is not http\r\n\r\n",
        "\u0016\u0003\u0001\u0002\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n"
      })
  @Tag("rule.wire-malformed")
  void request_thatIsNotHttp_isRefusedInTheApisForm(String request) {
    assertThat(wire.raw(request))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/x-amz-json-1.1", "{\"__type\":\"SerializationException\"");
  }

  @Test
  void headers_withoutEnd_areRefused() {
    assertThat(wire.raw(HEAD + "X-Long: " + "x".repeat(100_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .contains("__type");
  }

  @Test
  void path_thatIsNotThere_isNotFound() {
    assertThat(wire.get("/").status()).isEqualTo(404);
    assertThat(wire.get("/etc/passwd").status()).isEqualTo(404);
    assertThat(wire.get("/sim/nothing").status()).isEqualTo(404);
    assertThat(wire.post("/other", Map.of(), "{}").status()).isEqualTo(404);
  }

  @Test
  @Tag("rule.wire-most-worlds")
  void accounts_beyondThoseThatThereMayBe_areRefused() {
    Reply last = wire.call("ListClusters", "{}");
    for (int i = 0; i < ServerFixtures.MAX_WORLDS; i++) {
      last =
          wire.post(
              "/",
              Map.of(
                  "X-Amz-Target",
                  "AmazonEC2ContainerServiceV20141113.ListClusters",
                  "Authorization",
                  "Credential=%012d/20260101/us-east-1/ecs/".formatted(i)),
              "{}");
    }

    assertThat(last.status()).isEqualTo(400);
    assertThat(last.type()).isEqualTo("LimitExceededException");
  }
}
