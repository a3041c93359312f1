package dev.berth.scenarios.unit;

/** An amount that cannot be read, with advice for its writer. */
public final class UnitException extends Exception {
  private static final long serialVersionUID = 1;

  private final String hint;

  /** What is wrong with the amount and what to write instead. */
  public UnitException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** What is wrong. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** What to write instead; may be empty. */
  public String hint() {
    return hint;
  }
}
