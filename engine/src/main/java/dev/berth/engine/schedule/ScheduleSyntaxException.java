package dev.berth.engine.schedule;

/** An expression that is not one of a schedule, with what was meant. */
public final class ScheduleSyntaxException extends Exception {
  private static final long serialVersionUID = 1;

  private final String problem;
  private final String hint;

  /**
   * An error in an expression.
   *
   * @param hint advice, or empty
   */
  ScheduleSyntaxException(String problem, String hint) {
    super(hint.isEmpty() ? problem : problem + "; " + hint, null, false, false);
    this.problem = problem;
    this.hint = hint;
  }

  /** What is wrong. */
  public String problem() {
    return problem;
  }

  /** What to write instead; empty if there is no advice. */
  public String hint() {
    return hint;
  }
}
