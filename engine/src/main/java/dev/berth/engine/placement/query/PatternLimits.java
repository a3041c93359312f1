package dev.berth.engine.placement.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How much work a pattern may be. Java's matcher backtracks: {@code (a+)+b} takes exponential time.
 *
 * <p>A match may read {@link #MAX_READS} characters of a text of at most {@link #MAX_TEXT}; beyond
 * that it counts as no match. As a matcher can also go in circles without reading, at the end of
 * the text, a pattern is refused if an atom is repeated more than {@link #MAX_REPEATS} times, or if
 * the choices that its groups offer (alternatives, doubled when the group is repeated, times its
 * count of repetitions) multiply to more than {@link #MAX_CHOICES}. Brackets within each other, at
 * most {@link #MAX_DEPTH}, take the stack. The limits are numbers of steps, not times, so that they
 * strike on every machine alike.
 */
final class PatternLimits {
  /** Twice as long as the longest name in ECS. */
  static final int MAX_TEXT = 512;

  static final int MAX_READS = 100_000;
  static final int MAX_DEPTH = 50;
  static final int MAX_REPEATS = 1_000;
  static final int MAX_CHOICES = 10_000;

  private static final Pattern PIECE =
      Pattern.compile(
          "\\\\Q.*?(?:\\\\E|$)|\\\\[xpPNk]\\{[^}]*}|\\\\."
              + "|(?<class>\\[\\^?]?)|(?<comments>\\(\\?[a-zA-Z]*x)|(?<open>\\()"
              + "|(?<close>\\))(?<repeated>[?*+{])?|(?<bar>\\|)",
          Pattern.DOTALL);

  private static final Pattern COUNT = Pattern.compile("(?<!\\\\x)\\{(\\d+)(?:,(\\d*))?}");

  private final String source;
  private final Deque<Integer> alternatives = new ArrayDeque<>();
  private double choices = 1;

  private PatternLimits(String source) {
    this.source = source;
  }

  /**
   * Checks a pattern before it is compiled; what is no pattern at all may pass.
   *
   * @throws PatternSyntaxException if it goes beyond the limits
   */
  static void check(String source) {
    new PatternLimits(source).check();
  }

  private void check() {
    checkRepeats();
    alternatives.push(1);
    Matcher piece = PIECE.matcher(source);
    int position = 0;
    while (piece.find(position)) {
      position = piece.end();
      if (piece.group("class") != null) {
        position = afterClass(position);
      } else if (piece.group("comments") != null) {
        throw refusal("comments are not supported", piece.start());
      } else if (piece.group("open") != null) {
        alternatives.push(1);
        checkDepth(alternatives.size() - 1, piece.start());
      } else if (piece.group("bar") != null) {
        alternatives.push(alternatives.pop() + 1);
      } else if (piece.group("close") != null && alternatives.size() > 1) {
        boolean repeated = piece.group("repeated") != null;
        choose(alternatives.pop() * (repeated ? 2.0 * count(position - 1) : 1));
      }
    }
    choose(alternatives.pop());
  }

  private void checkRepeats() {
    Matcher counts = COUNT.matcher(source);
    while (counts.find()) {
      if (most(counts) > MAX_REPEATS) {
        throw refusal("repeated more than %,d times".formatted(MAX_REPEATS), counts.start());
      }
    }
  }

  private void checkDepth(int depth, int position) {
    if (depth > MAX_DEPTH) {
      throw refusal("more than %d brackets within each other".formatted(MAX_DEPTH), position);
    }
  }

  private void choose(double ways) {
    choices *= ways;
    if (choices > MAX_CHOICES) {
      throw refusal("too many combinations of alternatives", 0);
    }
  }

  private int count(int position) {
    Matcher count = COUNT.matcher(source).region(position, source.length());
    return count.lookingAt() ? Math.max(1, most(count)) : 1;
  }

  private static int most(Matcher count) {
    String last = count.group(2);
    String digits = last == null || last.isEmpty() ? count.group(1) : last;
    return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private int afterClass(int start) {
    int depth = 1;
    int position = start;
    while (position < source.length() && depth > 0) {
      switch (source.charAt(position)) {
        case '\\' -> position++;
        case '[' -> checkDepth(++depth, position);
        case ']' -> depth--;
        default -> {}
      }
      position++;
    }
    return Math.min(position, source.length());
  }

  private PatternSyntaxException refusal(String problem, int index) {
    return new PatternSyntaxException(problem, source, index);
  }
}
