package dev.berth.engine.input;

/** A user's input turned out wrong while the world was running; the message names the place. */
public class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** An error with a message meant for the user, complete with file and line. */
  public InvalidInputException(String message) {
    super(message);
  }
}
