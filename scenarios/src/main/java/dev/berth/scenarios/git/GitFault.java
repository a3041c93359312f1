package dev.berth.scenarios.git;

/** Why files of a git repository cannot be had: what was found, and what to do about it. */
public final class GitFault extends Exception {
  private static final long serialVersionUID = 1;

  private final String hint;

  GitFault(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** The fault in words. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** What to do about it; may be empty. */
  public String hint() {
    return hint;
  }
}
