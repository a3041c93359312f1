package dev.berth.scenarios.source;

/**
 * Where something stands in a text.
 *
 * @param line counted from 1; 0 when the whole text is meant
 * @param column counted from 1, in characters
 * @param length in characters
 */
public record Place(SourceText source, int line, int column, int length) {
  /** A part of this place, for values that have parts of their own. */
  public Place within(int offset, int partLength) {
    return line == 0 ? this : new Place(source, line, column + offset, partLength);
  }

  /** The place as {@code name:line:column}. */
  public String label() {
    return line == 0 ? source.name() : source.name() + ":" + line + ":" + column;
  }
}
