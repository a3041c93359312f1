package dev.berth.reports;

/** How a terminal report marks what matters: not at all, or with ANSI colours. */
public enum Ink {
  PLAIN,
  COLOUR;

  /** A heading. */
  public String strong(String text) {
    return painted("1", text);
  }

  String faint(String text) {
    return painted("2", text);
  }

  String good(String text) {
    return painted("32", text);
  }

  /** What has failed. */
  public String bad(String text) {
    return painted("31", text);
  }

  /** What needs attention. */
  public String warning(String text) {
    return painted("1;33", text);
  }

  private String painted(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
