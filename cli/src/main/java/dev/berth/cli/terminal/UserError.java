package dev.berth.cli.terminal;

/** Something the user can mend; the message says what was found, the hint what to do. */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final String hint;

  /**
   * An error with advice.
   *
   * @param exitCode one of {@link ExitCode}
   * @param hint empty when there is no advice
   */
  public UserError(int exitCode, String message, String hint) {
    super(message);
    this.exitCode = exitCode;
    this.hint = hint;
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }

  /** What to do about it; may be empty. */
  public String hint() {
    return hint;
  }
}
