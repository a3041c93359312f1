package dev.berth.cli.explain;

import dev.berth.cli.terminal.Table;
import dev.berth.reports.Ink;
import java.util.List;

/** Text for a terminal as it grows: headings, wrapped sentences, tables. */
final class Page {
  private static final int WIDTH = 80;
  private static final String INDENT = "  ";
  private static final String GAP = "  ";
  private static final int NARROWEST = 20;
  private static final String BULLET = "- ";

  private final Ink ink;
  private final StringBuilder text = new StringBuilder();

  Page(Ink ink) {
    this.ink = ink;
  }

  Page heading(String heading) {
    text.append(text.isEmpty() ? "" : "\n").append(ink.strong("█ " + heading)).append('\n');
    return this;
  }

  /** A sentence without indent. */
  Page opening(String sentence) {
    wrap(sentence, "", "");
    return this;
  }

  Page sentence(String sentence) {
    wrap(sentence, INDENT, INDENT);
    return this;
  }

  Page point(String sentence) {
    wrap(sentence, INDENT + BULLET, INDENT + " ".repeat(BULLET.length()));
    return this;
  }

  /** A table whose last column is wrapped. */
  Page table(Table table) {
    List<String> lines = table.text().lines().toList();
    int column = lines.getFirst().lastIndexOf(GAP) + GAP.length();
    for (String line : lines) {
      if (line.length() > column && column < WIDTH - NARROWEST) {
        String start = INDENT + line.substring(0, column);
        wrap(line.substring(column), start, " ".repeat(start.length()));
      } else {
        text.append(INDENT).append(line).append('\n');
      }
    }
    return this;
  }

  /** All of it. */
  String text() {
    return text.toString();
  }

  private void wrap(String sentence, String first, String later) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : sentence.split(" ")) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(later);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    text.append(line).append('\n');
  }
}
