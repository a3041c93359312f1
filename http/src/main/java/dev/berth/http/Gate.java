package dev.berth.http;

import dev.berth.http.control.ControlApi;
import dev.berth.http.control.Metrics;
import dev.berth.http.ecs.EcsApi;
import dev.berth.http.ecs.EcsApi.Answer;
import dev.berth.http.ecs.WireError;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.jspecify.annotations.Nullable;

/** Takes requests in: reads their bodies, hands each to whom it is for, and answers. */
final class Gate {
  private static final String ECS = "/";
  private static final String METRICS = "/metrics";
  private static final String DESCRIPTION = ControlApi.PREFIX + "openapi.json";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int TOO_SLOW = 408;
  private static final int TOO_LARGE = 413;

  private static final ContentType AMAZON_JSON =
      ContentTypes.create(MediaTypes.applicationBinary("x-amz-json-1.1", false));
  private static final ContentType METRICS_TEXT = ContentTypes.parse(Metrics.CONTENT_TYPE);

  private final ActorSystem system;
  private final Apis apis;
  private final Limits limits;
  private final LongSupplier real;

  /** Who answers what. */
  record Apis(EcsApi ecs, ControlApi control, Metrics metrics, EventStream events) {}

  /** How large and how slow a body may be. */
  record Limits(int bodyBytes, long bodyMillis) {}

  /**
   * A gate in front of these.
   *
   * @param real the machine's nanoseconds
   */
  Gate(ActorSystem system, Apis apis, Limits limits, LongSupplier real) {
    this.system = system;
    this.apis = apis;
    this.limits = limits;
    this.real = real;
  }

  CompletionStage<HttpResponse> answer(HttpRequest request) {
    String path = request.getUri().path();
    if (path.equals(ECS) && request.method().equals(HttpMethods.POST)) {
      return ecs(request);
    }
    if (path.startsWith(ControlApi.PREFIX) || path.equals(METRICS)) {
      return control(request, path);
    }
    request.discardEntityBytes(system);
    return done(
        response(
            Answer.of(
                "",
                WireError.http(
                    NOT_FOUND, "UnknownOperationException", "Nothing is answered here."))));
  }

  private CompletionStage<HttpResponse> ecs(HttpRequest request) {
    long begun = real.getAsLong();
    return body(request)
        .thenCompose(body -> apis.ecs().answer(ecsRequest(request, body)))
        .exceptionally(failure -> Answer.of("", unreadable(failure)))
        .thenApply(answer -> {
          apis.metrics().answered(answer.operation(), answer.status(), real.getAsLong() - begun);
          return response(answer);
        });
  }

  private CompletionStage<HttpResponse> control(HttpRequest request, String path) {
    boolean reads = request.method().equals(HttpMethods.GET);
    if (reads && path.equals(METRICS)) {
      request.discardEntityBytes(system);
      return done(
          HttpResponse.create()
              .withEntity(HttpEntities.create(METRICS_TEXT, apis.metrics().text())));
    }
    if (reads && path.equals(ControlApi.EVENTS)) {
      request.discardEntityBytes(system);
      return done(apis.events().read());
    }
    if (reads && path.equals(DESCRIPTION)) {
      request.discardEntityBytes(system);
      return done(json(OK, apis.control().description()));
    }
    return body(request)
        .thenCompose(body -> apis.control().answer(request.method().value(), path, body))
        .thenApply(answer -> json(answer.status(), answer.body()))
        .exceptionally(failure -> response(Answer.of("", unreadable(failure))));
  }

  private CompletionStage<byte[]> body(HttpRequest request) {
    if (request.entity() instanceof HttpEntity.Strict strict) {
      return strict.getData().length() > limits.bodyBytes()
          ? CompletableFuture.failedFuture(
              new EntityStreamSizeException(limits.bodyBytes(), scala.Option.empty()))
          : done(strict.getData().toArray());
    }
    return request
        .entity()
        .withSizeLimit(limits.bodyBytes())
        .toStrict(limits.bodyMillis(), system)
        .thenApply(strict -> strict.getData().toArray());
  }

  private static EcsApi.Request ecsRequest(HttpRequest request, byte[] body) {
    return new EcsApi.Request(
        header(request, "x-amz-target"), header(request, "authorization"), body);
  }

  private static @Nullable String header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value).orElse(null);
  }

  /** An answer of the ECS API as HTTP has it. */
  static HttpResponse response(Answer answer) {
    return HttpResponse.create()
        .withStatus(answer.status())
        .addHeader(RawHeader.create("x-amzn-RequestId", UUID.randomUUID().toString()))
        .withEntity(HttpEntities.create(AMAZON_JSON, answer.body()));
  }

  private static HttpResponse json(int status, byte[] body) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body));
  }

  private WireError unreadable(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case EntityStreamSizeException _ ->
          WireError.http(
              TOO_LARGE,
              "RequestEntityTooLargeException",
              "A body may have at most %d bytes.".formatted(limits.bodyBytes()));
      case TimeoutException _ ->
          WireError.http(TOO_SLOW, "RequestTimeoutException", "The body did not come in time.");
      default -> WireError.serialization("");
    };
  }

  private static <T> CompletionStage<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
