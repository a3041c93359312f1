package dev.berth.reports.html;

import java.util.List;

/** A table of text; the first cell of a row names it. */
record DataTable(List<String> headers, List<List<String>> rows) {
  DataTable {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
  }

  /** The table as markup; it scrolls by itself where the window is narrow. */
  String markup(String label) {
    StringBuilder markup = new StringBuilder();
    markup
        .append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(Markup.escape(label))
        .append("\">\n<table>\n<thead><tr>");
    headers.forEach(header -> append(markup, "th scope=\"col\"", "th", header));
    markup.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      markup.append("<tr>");
      append(markup, "th scope=\"row\"", "th", row.getFirst());
      row.stream().skip(1).forEach(cell -> append(markup, "td", "td", cell));
      markup.append("</tr>\n");
    }
    return markup.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private static void append(StringBuilder markup, String open, String close, String text) {
    markup.append('<').append(open).append('>').append(Markup.escape(text));
    markup.append("</").append(close).append('>');
  }
}
