package dev.berth.http.control;

/** A request of the control API that asks for what cannot be. */
final class ControlException extends Exception {
  private static final long serialVersionUID = 1;

  ControlException(String message) {
    super(message, null, false, false);
  }
}
