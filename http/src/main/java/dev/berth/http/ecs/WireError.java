package dev.berth.http.ecs;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ConflictException;
import dev.berth.engine.api.EcsError.ServerException;
import dev.berth.engine.api.EcsError.ThrottlingException;
import dev.berth.engine.api.EcsError.UnsupportedFeatureException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal as it goes over the wire.
 *
 * @param status of HTTP
 * @param type the exception's name
 * @param message may be empty
 * @param resourceIds of a conflict; else empty
 */
public record WireError(int status, String type, String message, List<String> resourceIds) {
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  public WireError {
    resourceIds = List.copyOf(resourceIds);
  }

  private WireError(int status, String type, String message) {
    this(status, type, message, List.of());
  }

  /** What the engine answers. */
  public static WireError of(EcsError error) {
    return new WireError(
        error instanceof ServerException ? SERVER_ERROR : BAD_REQUEST,
        error.exception(),
        error.message(),
        error instanceof ConflictException conflict ? conflict.resourceIds() : List.of());
  }

  /** The target is none of the API's. */
  public static WireError unknownOperation() {
    return new WireError(BAD_REQUEST, "UnknownOperationException", "");
  }

  /** The body cannot be read as what the operation takes. */
  public static WireError serialization(String message) {
    return new WireError(BAD_REQUEST, "SerializationException", message);
  }

  /** An operation that is the API's, but that nobody simulates yet. */
  public static WireError unsupported(String operation) {
    return of(new UnsupportedFeatureException(operation + " is not simulated by berth."));
  }

  /** More calls wait for their world than it can take. */
  public static WireError throttled() {
    return of(ThrottlingException.RATE_EXCEEDED);
  }

  /** The world has come to an end that it should not have come to. */
  public static WireError server(String message) {
    return of(new ServerException(message));
  }

  /** The request is none that HTTP servers answer. */
  public static WireError http(int status, String type, String message) {
    return new WireError(status, type, message);
  }

  /** The members of the body. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("__type", type);
    if (!message.isEmpty()) {
      body.put("message", message);
    }
    if (!resourceIds.isEmpty()) {
      body.put("resourceIds", resourceIds);
    }
    return body;
  }
}
