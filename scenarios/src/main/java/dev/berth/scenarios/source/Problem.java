package dev.berth.scenarios.source;

import java.util.Locale;

/**
 * One thing that is wrong, or odd, in what a user wrote.
 *
 * @param message what was found
 * @param hint what to do about it; empty when there is no advice
 */
public record Problem(Severity severity, Place place, String message, String hint) {
  /** Whether a problem stops the run. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private static final int WIDEST_LINE = 120;
  private static final int LONGEST_MESSAGE = 300;

  public Problem {
    message = printable(message);
    if (message.length() > LONGEST_MESSAGE) {
      message = message.substring(0, LONGEST_MESSAGE) + "...";
    }
    hint = printable(hint);
  }

  /** An error with advice. */
  public static Problem error(Place place, String message, String hint) {
    return new Problem(Severity.ERROR, place, message, hint);
  }

  /** The name of the file or option that holds the problem. */
  public String file() {
    return place.source().name();
  }

  /** The line, counted from 1; 0 when there is none. */
  public int line() {
    return place.line();
  }

  /** The column, counted from 1; 0 when there is none. */
  public int column() {
    return place.column();
  }

  /** How many characters are meant. */
  public int length() {
    return place.length();
  }

  /** The problem for a terminal: message, place, the line itself with carets, and the hint. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append(severity.name().toLowerCase(Locale.ROOT)).append(": ").append(message).append('\n');
    String margin = " ".repeat(String.valueOf(line()).length() + 1);
    text.append(margin).append("--> ").append(place.label()).append('\n');
    if (line() > 0) {
      appendExcerpt(text, margin);
    } else if (!hint.isEmpty()) {
      text.append(margin).append(" = ").append(hint).append('\n');
    }
    return text.toString();
  }

  private void appendExcerpt(StringBuilder text, String margin) {
    String source = printable(place.source().line(line()));
    // Long lines, as of machine-made JSON, are shown around the place only.
    int start = column() > WIDEST_LINE ? column() - WIDEST_LINE / 2 : 0;
    start = Math.min(start, source.length());
    String shown = source.substring(start, Math.min(source.length(), start + WIDEST_LINE));
    int indent = Math.max(0, column() - 1 - start);
    int carets = Math.clamp(length(), 1, Math.max(1, shown.length() - indent));
    text.append(margin).append(" |\n");
    text.append(' ').append(line()).append(" | ").append(shown).append('\n');
    text.append(margin).append(" | ").append(" ".repeat(indent)).append("^".repeat(carets));
    text.append(hint.isEmpty() ? "" : " " + hint).append('\n');
  }

  /** The text without tabs, line feeds and what else would upset a terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
