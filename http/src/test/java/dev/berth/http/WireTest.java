package dev.berth.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.http.Wire.Reply;
import dev.berth.http.model.EcsModel;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers byte by byte: what is refused on the wire, before any world sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {
  private final Server server = ServerFixtures.start(ServerFixtures.shop());
  private final Wire wire = new Wire(server);

  @AfterAll
  void close() {
    wire.close();
    server.close();
  }

  @Test
  @Tag("rule.wire-absent-members")
  @Tag("rule.wire-request-id")
  void answer_toACall_hasTheMembersThatAreThere() {
    Reply reply = wire.call("ListClusters", "{}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo("{\"clusterArns\":[\"arn:aws:ecs:us-east-1:123456789012:cluster/shop\"]}");
    assertThat(reply.requestId()).matches("[0-9a-f-]{36}");
    assertThat(wire.call("ListClusters", "{}").requestId()).isNotEqualTo(reply.requestId());
  }

  @Test
  @Tag("rule.wire-timestamps")
  void moment_inAnAnswer_isInSecondsWithAFraction() {
    wire.call("RegisterTaskDefinition", definition("moment"));
    Reply reply = wire.call("DescribeTaskDefinition", "{\"taskDefinition\":\"moment\"}");

    assertThat(reply.body()).containsPattern("\"registeredAt\":\\d{10}\\.\\d{3}[,}]");
  }

  @Test
  @Tag("rule.wire-error-body")
  void error_ofTheApi_hasItsTypeAndMessage() {
    Reply reply = wire.call("ListTasks", "{\"cluster\":\"nowhere\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body())
        .isEqualTo("{\"__type\":\"ClusterNotFoundException\",\"message\":\"Cluster not found.\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AmazonEC2ContainerServiceV20141113.RunTasks",
        "AmazonEC2ContainerServiceV20141113.",
        "AmazonEC2ContainerServiceV20141113",
        "DynamoDB_20120810.ListTables",
        "RunTask",
        ""
      })
  @Tag("rule.wire-target")
  void target_thatIsNoneOfTheApis_isUnknown(String target) {
    Reply reply = wire.post("/", Map.of("X-Amz-Target", target), "{}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.type()).isEqualTo("UnknownOperationException");
  }

  @Test
  @Tag("rule.wire-target")
  void request_withoutATarget_isUnknown() {
    assertThat(wire.post("/", Map.of(), "{}").type()).isEqualTo("UnknownOperationException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[]",
        "null",
        "\"text\"",
        "1",
        "{}{}",
        "{} x",
        "{\"cluster\":}",
        "{\"cluster\" \"a\"}",
        "{'cluster':'a'}",
        "{cluster:1}",
        "{\"a\":\"\\ud8\"}",
        "\u0000",
        "{\"count\":1e999999999}",
        "{\"count\":1.5}",
        "{\"tags\":[null]}"
      })
  @Tag("rule.wire-malformed")
  void body_thatIsNotTheOperations_isASerializationException(String body) {
    Reply reply = wire.call("RunTask", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.type()).isEqualTo("SerializationException");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "{\"cluster\":1}; NUMBER_VALUE can not be converted to a String",
        "{\"cluster\":true}; TRUE_VALUE can not be converted to a String",
        "{\"cluster\":{}}; Start of structure or map found where not expected.",
        "{\"cluster\":[]}; Start of list found where not expected.",
        "{\"count\":\"5\"}; STRING_VALUE can not be converted to an Integer",
        "{\"count\":4294967296}; NUMBER_VALUE can not be converted to an Integer",
        "{\"enableExecuteCommand\":\"true\"}; STRING_VALUE can not be converted to a Boolean",
        "{\"tags\":{}}; Unexpected field type",
        "{\"overrides\":[]}; Unexpected field type",
        "{\"overrides\":{\"containerOverrides\":[1]}}; Unexpected field type",
      })
  @Tag("rule.wire-wrong-types")
  void member_ofAWrongType_isASerializationException(String body, String message) {
    Reply reply = wire.call("RunTask", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.type()).isEqualTo("SerializationException");
    assertThat(reply.message()).isEqualTo(message);
  }

  @Test
  @Tag("rule.wire-unknown-members")
  @Tag("rule.wire-null-members")
  void members_thatTheApiDoesNotKnow_andThoseThatAreNull_countAsLeftOut() {
    Reply reply =
        wire.call("ListClusters", "{\"maxResults\":null,\"later\":[{\"x\":[1,{}]}],\"y\":null}");

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  @Tag("rule.wire-target")
  void request_withTheHeaderOfQueryMode_isAnswered() {
    Reply reply =
        wire.post(
            "/",
            Map.of(
                "x-amz-target", "AmazonEC2ContainerServiceV20141113.ListClusters",
                "x-amzn-query-mode", "true",
                "Content-Type", "application/x-amz-json-1.1"),
            "{}");

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  @Tag("rule.wire-account")
  @Tag("rule.wire-region")
  @Tag("rule.wire-signature")
  void caller_bySignature_hasTheAccountOfTheKeyAndTheRegionOfTheScope() {
    assertThat(clusterOf("Credential=210987654321/20260101/eu-west-1/ecs/aws4_request"))
        .isEqualTo("arn:aws:ecs:eu-west-1:210987654321:cluster/shop");
    assertThat(clusterOf("Credential=AKIAEXAMPLE/20260101/ap-south-1/ecs/aws4_request"))
        .isEqualTo("arn:aws:ecs:ap-south-1:123456789012:cluster/shop");
    assertThat(clusterOf("Credential=210987654321/20260101/../../ecs/aws4_request"))
        .isEqualTo("arn:aws:ecs:us-east-1:210987654321:cluster/shop");
    assertThat(clusterOf("nonsense")).isEqualTo("arn:aws:ecs:us-east-1:123456789012:cluster/shop");
  }

  static Stream<String> operations() {
    return EcsModel.current().operations().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  @Tag("rule.wire-not-simulated")
  void operation_withoutAnyMember_isAnsweredOrRefusedInItsOwnWords(String operation) {
    Reply reply = wire.call(operation, "{}");

    if (dev.berth.http.ecs.Operations.find(operation) == null) {
      assertThat(reply.type()).isEqualTo("UnsupportedFeatureException");
      assertThat(reply.message()).startsWith(operation + " ");
    }
    assertThat(reply.status()).isIn(200, 400);
    assertThat(reply.status() == 200 || !reply.message().isEmpty()).isTrue();
  }

  private String clusterOf(String credential) {
    Reply reply =
        wire.post(
            "/",
            Map.of(
                "X-Amz-Target",
                "AmazonEC2ContainerServiceV20141113.ListClusters",
                "Authorization",
                "AWS4-HMAC-SHA256 %s, SignedHeaders=host, Signature=0".formatted(credential)),
            "{}");
    return reply.json().path("clusterArns").path(0).asString("");
  }

  private static String definition(String family) {
    return """
    {"family":"%s","containerDefinitions":[{"name":"app","image":"i","memory":64}]}\
    """
        .formatted(family);
  }
}
