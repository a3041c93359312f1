package dev.berth.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to a server as they go over the wire. */
final class Wire implements AutoCloseable {
  private static final String TARGET = "AmazonEC2ContainerServiceV20141113.";
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server;

  Wire(Server server) {
    this.server = server;
  }

  /** What came back. */
  record Reply(int status, String requestId, String body) {
    JsonNode json() {
      return new JsonMapper().readTree(body);
    }

    String type() {
      return json().path("__type").asString("");
    }

    String message() {
      return json().path("message").asString("");
    }
  }

  /** Calls an operation. */
  Reply call(String operation, String body) {
    return post("/", Map.of("X-Amz-Target", TARGET + operation), body);
  }

  Reply get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  Reply post(String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  /** Sends this text as it is and returns all that comes back. */
  String raw(String text) {
    try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
      socket.setSoTimeout((int) LONGEST.toMillis());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private URI uri(String path) {
    return URI.create(server.url() + path);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("x-amzn-RequestId").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
