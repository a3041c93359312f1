package dev.berth.http.live;

/** A live world has ended with an error, or was closed; it answers nothing any more. */
public final class WorldFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WorldFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  WorldFailedException(String message) {
    super(message);
  }
}
