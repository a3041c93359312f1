package dev.berth.scenarios.source;

import java.util.List;

/**
 * A text with a name: a file, a part of one, or one {@code --set} option.
 *
 * @param name what messages call it
 * @param firstLine the number of the first of its lines
 * @param lines its lines; none when places in it have no line, as in an option
 */
public record SourceText(String name, int firstLine, List<String> lines) {
  public SourceText {
    lines = List.copyOf(lines);
  }

  /** A file's text. */
  public static SourceText of(String name, String text) {
    return new SourceText(name, 1, text.lines().toList());
  }

  /** One line of a file. */
  public static SourceText ofLine(String name, long line, String text) {
    return new SourceText(name, Math.clamp(line, 1, Integer.MAX_VALUE), List.of(text));
  }

  /** A text that is shown by its name alone. */
  public static SourceText unlined(String name) {
    return new SourceText(name, 1, List.of());
  }

  /** The line with this number; empty where there is none. */
  public String line(int number) {
    int index = number - firstLine;
    return index >= 0 && index < lines.size() ? lines.get(index) : "";
  }

  /** The place that stands for the text as a whole. */
  public Place whole() {
    return new Place(this, 0, 0, 0);
  }
}
