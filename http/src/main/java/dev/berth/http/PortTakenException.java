package dev.berth.http;

/** A server cannot listen where it is to. */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PortTakenException(String host, int port, Throwable cause) {
    super("cannot listen at %s:%d".formatted(host, port), cause);
  }
}
