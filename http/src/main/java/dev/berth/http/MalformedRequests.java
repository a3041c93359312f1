package dev.berth.http;

import dev.berth.http.ecs.EcsApi.Answer;
import dev.berth.http.ecs.WireError;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/** Answers what is not HTTP in the form of the API. Pekko finds it by the name of its instance. */
public final class MalformedRequests extends ParsingErrorHandler {
  /** The only one; where Pekko looks for it. */
  public static final MalformedRequests MODULE$ = new MalformedRequests();

  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  private MalformedRequests() {}

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    // Whoever sends it is to blame, also where HTTP has another opinion.
    int code = status.intValue() < SERVER_ERROR ? status.intValue() : BAD_REQUEST;
    return Gate.response(
        Answer.of("", WireError.http(code, "SerializationException", error.summary())));
  }
}
