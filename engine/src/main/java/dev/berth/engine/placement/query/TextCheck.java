package dev.berth.engine.placement.query;

import java.util.List;
import java.util.function.Predicate;

/** What a positive operator asks of a text. */
sealed interface TextCheck extends Predicate<String> {
  /** The same text. */
  record Equal(String value) implements TextCheck {
    @Override
    public boolean test(String text) {
      return text.equals(value);
    }
  }

  /** One of some texts. */
  record OneOf(List<String> values) implements TextCheck {
    public OneOf {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("no values to be one of");
      }
    }

    @Override
    public boolean test(String text) {
      return values.contains(text);
    }
  }

  /** A text that a pattern matches from end to end. */
  record Matching(TextPattern pattern) implements TextCheck {
    @Override
    public boolean test(String text) {
      return pattern.matches(text);
    }
  }
}
