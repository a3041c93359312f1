package dev.berth.engine.placement.query;

/** An expression that is not of the cluster query language, with the place and what was meant. */
public final class QuerySyntaxException extends Exception {
  private static final long serialVersionUID = 1;

  /** Longer expressions are shown in part. */
  private static final int MAX_SHOWN = 70;

  private static final int SHOWN_BEFORE = 30;
  private static final String CUT = "...";

  private final String expression;
  private final int start;
  private final int end;
  private final String problem;
  private final String hint;

  /**
   * An error in an expression.
   *
   * @param start the first character at fault, from 0
   * @param end the character behind the last one at fault
   * @param hint advice, or empty
   */
  QuerySyntaxException(String expression, int start, int end, String problem, String hint) {
    super(
        "%s at column %d%s"
            .formatted(oneLine(problem), start + 1, hint.isEmpty() ? "" : "; " + hint),
        null,
        false,
        false);
    this.expression = expression;
    this.start = start;
    this.end = Math.max(start + 1, end);
    this.problem = oneLine(problem);
    this.hint = hint;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** What to write instead; empty if there is no advice. */
  public String hint() {
    return hint;
  }

  /** The first character at fault, counted from 1. */
  public int column() {
    return start + 1;
  }

  /** Several lines with the expression and carets under the characters at fault. */
  public String rendering() {
    boolean isWhole = expression.length() <= MAX_SHOWN;
    int from = isWhole ? 0 : Math.max(0, Math.min(start, expression.length()) - SHOWN_BEFORE);
    int to = Math.min(expression.length(), from + MAX_SHOWN);
    String before = from > 0 ? CUT : "";
    String after = to < expression.length() ? CUT : "";
    String shown = before + oneLine(expression.substring(from, to)) + after;
    int indent = before.length() + start - from;
    int carets = Math.max(1, Math.min(end, to) - start);
    return """
    %s
      --> column %d
       |
       | %s
       | %s%s\
    """
        .formatted(
            problem,
            column(),
            shown,
            " ".repeat(indent) + "^".repeat(carets),
            hint.isEmpty() ? "" : " " + hint);
  }

  /** Line ends and other controls as blanks, so that the carets stay below what they mean. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }
}
