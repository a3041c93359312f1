package dev.berth.engine.placement.query;

import dev.berth.engine.placement.query.Subject.OrderedField;
import java.math.BigDecimal;

/** One subject, operator and argument, the argument ready to be compared with. */
sealed interface Condition extends Expression {
  /** What it looks at. */
  Subject subject();

  /** An attribute that exists, or does not. */
  record Presence(Subject.Attribute subject, boolean negated) implements Condition {}

  /** A text that passes a test, or does not. */
  record Text(Subject.OfText subject, TextCheck test, boolean negated) implements Condition {}

  /** An attribute that is a number beyond a bound. */
  record Numeric(Subject.Attribute subject, Comparison comparison, BigDecimal bound)
      implements Condition {
    public Numeric {
      bound = bound.stripTrailingZeros();
      if (!comparison.isOfOrder()) {
        throw new IllegalArgumentException(
            "attributes are equal as text, not as numbers: " + comparison + " " + bound);
      }
    }
  }

  /** The agent's version against another. */
  record Version(Comparison comparison, AgentVersion bound) implements Condition {
    @Override
    public Subject subject() {
      return OrderedField.AGENT_VERSION;
    }
  }

  /** The time of registration against another. */
  record Time(Comparison comparison, Timestamp bound) implements Condition {
    @Override
    public Subject subject() {
      return OrderedField.REGISTERED_AT;
    }
  }

  /** The number of running tasks against another. */
  record Count(Comparison comparison, long bound) implements Condition {
    @Override
    public Subject subject() {
      return OrderedField.RUNNING_TASKS_COUNT;
    }
  }
}
