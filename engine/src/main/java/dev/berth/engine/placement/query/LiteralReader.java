package dev.berth.engine.placement.query;

import java.util.ArrayList;
import java.util.List;

/** Reads the arguments of conditions: values, lists and patterns. */
final class LiteralReader {
  private static final String AFTER_VALUE = ")],&|";
  private static final String NEEDS_QUOTES = "put the value in quotes";

  private final Cursor cursor;

  LiteralReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** One value. */
  Literal value(String operator) throws QuerySyntaxException {
    cursor.skipBlanks();
    if (cursor.peek() == '[') {
      throw cursor.failure("'%s' takes one value, not a list".formatted(operator), "");
    }
    return listed(operator);
  }

  /** The values of a list in brackets. */
  List<Literal> list(String operator) throws QuerySyntaxException {
    cursor.skipBlanks();
    int open = cursor.position();
    if (!cursor.take("[")) {
      throw cursor.failure(
          "'%s' takes a list, found %s".formatted(operator, cursor.found()), "write it as [a, b]");
    }
    List<Literal> values = new ArrayList<>();
    do {
      values.add(listed(operator));
      cursor.skipBlanks();
    } while (cursor.take(","));
    if (cursor.isAtEnd()) {
      throw cursor.failure(open, open + 1, "'[' is never closed", "");
    }
    if (!cursor.take("]")) {
      throw cursor.failure("expected ',' or ']', found " + cursor.found(), "");
    }
    return values;
  }

  /** A regular expression, in quotes or bare up to the end of its brackets' balance. */
  Literal pattern(String operator) throws QuerySyntaxException {
    cursor.skipBlanks();
    if (isQuote(cursor.peek())) {
      return quoted();
    }
    int start = cursor.position();
    List<Integer> open = new ArrayList<>();
    int length = BarePattern.length(cursor, open);
    if (length == 0
        || Cursor.isKeyword(cursor.peekWord()) && cursor.peekWord().length() == length) {
      throw missing(operator);
    }
    cursor.moveTo(start + length);
    if (!open.isEmpty()) {
      int bracket = open.getLast();
      throw cursor.failure(
          bracket,
          bracket + 1,
          "bracket in a pattern is never closed",
          "if it is meant so, put the pattern in quotes");
    }
    return new Literal(cursor.since(start), start, cursor.position(), start);
  }

  private Literal listed(String operator) throws QuerySyntaxException {
    cursor.skipBlanks();
    if (isQuote(cursor.peek())) {
      return quoted();
    }
    int start = cursor.position();
    String word = cursor.peekWord();
    if (word.isEmpty() || Cursor.isKeyword(word)) {
      throw missing(operator);
    }
    cursor.take(word);
    if (!cursor.isAtEnd()
        && !Character.isWhitespace(cursor.peek())
        && AFTER_VALUE.indexOf(cursor.peek()) < 0) {
      throw cursor.failure("unexpected %s in a value".formatted(cursor.found()), NEEDS_QUOTES);
    }
    return new Literal(word, start, cursor.position(), start);
  }

  private QuerySyntaxException missing(String operator) {
    return cursor.failure(
        "'%s' needs a value, found %s".formatted(operator, cursor.found()),
        cursor.peekWord().isEmpty() ? "" : "if this is the value, put it in quotes");
  }

  private Literal quoted() throws QuerySyntaxException {
    int start = cursor.position();
    char quote = cursor.peek();
    do {
      cursor.moveTo(cursor.position() + 1);
      if (cursor.isAtEnd()) {
        throw cursor.failure(start, start + 1, "quote is never closed", "");
      }
    } while (cursor.peek() != quote);
    String text = cursor.since(start + 1);
    cursor.moveTo(cursor.position() + 1);
    return new Literal(text, start, cursor.position(), start + 1);
  }

  private static boolean isQuote(char each) {
    return each == '\'' || each == '"';
  }
}
