package dev.berth.engine.placement.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The extent of a regular expression without quotes: up to a blank, and outside of brackets up to
 * {@code &&}, {@code ||} or the parenthesis that closes a group of conditions.
 */
final class BarePattern {
  private BarePattern() {}

  /** Whether a pattern reads the same without quotes. */
  static boolean isBare(String pattern) {
    List<Integer> open = new ArrayList<>();
    return !pattern.isEmpty()
        && pattern.charAt(0) != '\''
        && pattern.charAt(0) != '"'
        && !Cursor.isKeyword(pattern)
        && length(new Cursor(pattern), open) == pattern.length()
        && open.isEmpty();
  }

  /**
   * How many characters belong to the pattern that starts at the cursor.
   *
   * @param open receives the positions of brackets that are not closed
   */
  static int length(Cursor cursor, List<Integer> open) {
    int length = 0;
    // Parentheses mean nothing within a class, so only the innermost class matters.
    int classes = 0;
    while (true) {
      char each = cursor.peek(length);
      boolean atEnd = cursor.position() + length >= cursor.end();
      if (atEnd || Character.isWhitespace(each)) {
        return length;
      }
      if (open.isEmpty() && endsOutside(each, cursor.peek(length + 1))) {
        return length;
      }
      if (each == '\\' && isVisible(cursor, length + 1)) {
        length++;
      } else if (each == '[') {
        classes++;
        open.add(cursor.position() + length);
      } else if (each == ']' && classes > 0) {
        classes--;
        open.removeLast();
      } else if (each == '(' && classes == 0) {
        open.add(cursor.position() + length);
      } else if (each == ')' && classes == 0) {
        open.removeLast();
      }
      length++;
    }
  }

  private static boolean endsOutside(char each, char next) {
    return each == ')' || (each == '&' || each == '|') && next == each;
  }

  private static boolean isVisible(Cursor cursor, int places) {
    return cursor.position() + places < cursor.end()
        && !Character.isWhitespace(cursor.peek(places));
  }
}
