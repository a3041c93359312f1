package dev.berth.reports.html;

/** Text made safe for where it stands in a page. */
final class Markup {
  private Markup() {}

  /** Text between tags or inside a quoted attribute. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** JSON inside a script element: the same value, but nothing that could end the element. */
  static String scriptData(String json) {
    return json.replace("<", "\\u003c");
  }

  /** An element with text inside. */
  static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">";
  }
}
