package dev.berth.http.ecs;

/** Thrown while a request is read that cannot be. */
final class WireException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient WireError error;

  WireException(WireError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  /** A body that is not what the operation takes. */
  static WireException serialization(String message) {
    return new WireException(WireError.serialization(message));
  }

  WireError error() {
    return error;
  }
}
