package dev.berth.http.live;

/** More calls wait for their world than may. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OverloadedException() {
    super("too many calls wait", null, false, false);
  }
}
