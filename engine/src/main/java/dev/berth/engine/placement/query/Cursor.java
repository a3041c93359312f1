package dev.berth.engine.placement.query;

import java.util.List;

/** A position in an expression, what stands there, and errors about it. */
final class Cursor {
  private static final String WORD_SYMBOLS = "._-/:*+@\\";
  private static final int MAX_SHOWN = 50;
  private static final List<String> KEYWORDS = List.of("and", "or", "not");

  private final String text;
  private int position;

  Cursor(String text) {
    this.text = text;
  }

  /** The number of characters before this position. */
  int position() {
    return position;
  }

  /** The number of characters of the whole expression. */
  int end() {
    return text.length();
  }

  /** Goes to a position. */
  void moveTo(int target) {
    position = target;
  }

  /** Goes past any blanks. */
  void skipBlanks() {
    while (!isAtEnd() && Character.isWhitespace(peek())) {
      position++;
    }
  }

  /** Whether nothing is left. */
  boolean isAtEnd() {
    return position >= text.length();
  }

  /** The next character; NUL at the end. */
  char peek() {
    return peek(0);
  }

  /** The character some places further; NUL past the end. */
  char peek(int places) {
    int at = position + places;
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /** The characters that can stand bare in a value, from here on; empty if there are none. */
  String peekWord() {
    int end = position;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return text.substring(position, end);
  }

  /** Goes past a text if it stands here. */
  boolean take(String expected) {
    boolean here = text.startsWith(expected, position);
    position += here ? expected.length() : 0;
    return here;
  }

  /** Goes past a word if it stands here, and not as the beginning of a longer one. */
  boolean takeWord(String expected) {
    return peekWord().equals(expected) && take(expected);
  }

  /** What stands here, as an error tells it. */
  String found() {
    if (isAtEnd()) {
      return "the end";
    }
    String word = peekWord();
    return shown(word.isEmpty() ? String.valueOf(peek()) : word);
  }

  /** A text in quotes, short enough for an error. */
  static String shown(String text) {
    return "'" + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text) + "'";
  }

  /** An error about what stands here. */
  QuerySyntaxException failure(String problem, String hint) {
    return failure(position, position + peekWord().length(), problem, hint);
  }

  /** An error about the characters from {@code start} to before {@code end}. */
  QuerySyntaxException failure(int start, int end, String problem, String hint) {
    return new QuerySyntaxException(text, start, end, problem, hint);
  }

  /** The characters from a position to here. */
  String since(int start) {
    return text.substring(start, position);
  }

  /** Whether a text can stand as a value without quotes. */
  static boolean isBare(String value) {
    return !value.isEmpty()
        && value.chars().allMatch(each -> isOfWord((char) each))
        && !isKeyword(value);
  }

  /** Whether a word joins or negates conditions. */
  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word);
  }

  /** Whether a character is an ASCII letter or digit. */
  static boolean isLetterOrDigit(char each) {
    return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9';
  }

  private static boolean isOfWord(char each) {
    return isLetterOrDigit(each) || WORD_SYMBOLS.indexOf(each) >= 0;
  }
}
