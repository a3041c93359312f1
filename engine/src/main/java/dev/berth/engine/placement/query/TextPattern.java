package dev.berth.engine.placement.query;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A compiled regular expression with the equality of its source. */
final class TextPattern {
  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles a regular expression in Java's syntax.
   *
   * @throws PatternSyntaxException if it has errors, or goes beyond {@link PatternLimits}
   */
  static TextPattern of(String source) {
    PatternLimits.check(source);
    return new TextPattern(Pattern.compile(source));
  }

  /** The regular expression as it was written. */
  String source() {
    return pattern.pattern();
  }

  /** Whether it matches a text from end to end within the limits. */
  boolean matches(String text) {
    if (text.length() > PatternLimits.MAX_TEXT) {
      return false;
    }
    try {
      return pattern.matcher(new MeteredText(text)).matches();
    } catch (MeteredText.ExhaustedException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextPattern that && source().equals(that.source());
  }

  @Override
  public int hashCode() {
    return source().hashCode();
  }

  @Override
  public String toString() {
    return source();
  }
}
