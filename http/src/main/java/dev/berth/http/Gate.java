package dev.berth.http;

import dev.berth.http.ecs.EcsApi;
import dev.berth.http.ecs.EcsApi.Answer;
import dev.berth.http.ecs.WireError;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
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
  private static final long SLOWEST_BODY_MILLIS = 10_000;
  private static final int TOO_LARGE = 413;
  private static final int TOO_SLOW = 408;
  private static final int NOT_FOUND = 404;

  private static final ContentType JSON =
      ContentTypes.create(MediaTypes.applicationBinary("x-amz-json-1.1", false));

  private final ActorSystem system;
  private final EcsApi ecs;
  private final int maxBodyBytes;

  Gate(ActorSystem system, EcsApi ecs, int maxBodyBytes) {
    this.system = system;
    this.ecs = ecs;
    this.maxBodyBytes = maxBodyBytes;
  }

  CompletionStage<HttpResponse> answer(HttpRequest request) {
    if (request.method().equals(HttpMethods.POST) && request.getUri().path().equals("/")) {
      return body(request)
          .thenCompose(body -> ecs.answer(ecsRequest(request, body)))
          .exceptionally(failure -> Answer.of("", unreadable(failure)))
          .thenApply(Gate::response);
    }
    request.discardEntityBytes(system);
    return CompletableFuture.completedFuture(
        response(
            Answer.of(
                "",
                WireError.http(
                    NOT_FOUND, "UnknownOperationException", "Nothing is answered here."))));
  }

  private CompletionStage<byte[]> body(HttpRequest request) {
    if (request.entity() instanceof HttpEntity.Strict strict) {
      return strict.getData().length() > maxBodyBytes
          ? CompletableFuture.failedFuture(
              new EntityStreamSizeException(maxBodyBytes, scala.Option.empty()))
          : CompletableFuture.completedFuture(strict.getData().toArray());
    }
    return request
        .entity()
        .withSizeLimit(maxBodyBytes)
        .toStrict(SLOWEST_BODY_MILLIS, system)
        .thenApply(strict -> strict.getData().toArray());
  }

  private static EcsApi.Request ecsRequest(HttpRequest request, byte[] body) {
    return new EcsApi.Request(
        header(request, "x-amz-target"), header(request, "authorization"), body);
  }

  private static @Nullable String header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value).orElse(null);
  }

  private static HttpResponse response(Answer answer) {
    return HttpResponse.create()
        .withStatus(answer.status())
        .addHeader(RawHeader.create("x-amzn-RequestId", UUID.randomUUID().toString()))
        .withEntity(org.apache.pekko.http.javadsl.model.HttpEntities.create(JSON, answer.body()));
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
              "A body may have at most %d bytes.".formatted(maxBodyBytes));
      case TimeoutException _ ->
          WireError.http(TOO_SLOW, "RequestTimeoutException", "The body did not come in time.");
      default -> WireError.serialization("");
    };
  }
}
