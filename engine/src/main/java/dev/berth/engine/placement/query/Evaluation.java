package dev.berth.engine.placement.query;

import dev.berth.engine.placement.query.Subject.Attribute;
import dev.berth.engine.placement.query.Subject.TextField;
import java.math.BigDecimal;
import java.util.List;

/** What an expression says of an instance. */
final class Evaluation {
  private Evaluation() {}

  /** Whether an expression holds. */
  static boolean holds(Expression expression, QueryTarget target, MissingAttribute missing) {
    return switch (expression) {
      case Expression.Or or -> holdsForOne(or.terms(), target, missing);
      case Expression.And and -> holdsForAll(and.terms(), target, missing);
      case Expression.Not not -> !holds(not.term(), target, missing);
      case Condition condition -> holds(condition, target, missing);
    };
  }

  private static boolean holdsForOne(
      List<Expression> terms, QueryTarget target, MissingAttribute missing) {
    for (int i = 0, size = terms.size(); i < size; i++) {
      if (holds(terms.get(i), target, missing)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsForAll(
      List<Expression> terms, QueryTarget target, MissingAttribute missing) {
    for (int i = 0, size = terms.size(); i < size; i++) {
      if (!holds(terms.get(i), target, missing)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Condition condition, QueryTarget target, MissingAttribute missing) {
    return switch (condition) {
      case Condition.Presence presence ->
          (target.attribute(presence.subject().name()) == null) == presence.negated();
      case Condition.Text text ->
          passes(text, target) != text.negated() && !fails(text, target, missing);
      case Condition.Numeric numeric -> holds(numeric, target);
      case Condition.Version version -> holds(version, target);
      case Condition.Time time ->
          time.comparison()
              .holds(Long.compare(target.registeredAtSeconds(), time.bound().epochSecond()));
      case Condition.Count count ->
          count.comparison().holds(Long.compare(target.runningTasksCount(), count.bound()));
    };
  }

  /**
   * Whether a negative operator does not hold for want of an attribute to compare. Otherwise it is,
   * as for task groups, the negation of the positive one.
   */
  private static boolean fails(
      Condition.Text condition, QueryTarget target, MissingAttribute missing) {
    return missing == MissingAttribute.FAILS
        && condition.negated()
        && condition.subject() instanceof Attribute attribute
        && target.attribute(attribute.name()) == null;
  }

  private static boolean passes(Condition.Text condition, QueryTarget target) {
    TextCheck test = condition.test();
    return switch (condition.subject()) {
      case TextField.AGENT_CONNECTED -> test.test(String.valueOf(target.agentConnected()));
      case TextField.EC2_INSTANCE_ID -> test.test(target.ec2InstanceId());
      case TextField.TASK_GROUP -> passesForOneGroup(test, target);
      case Attribute attribute -> {
        String value = target.attribute(attribute.name());
        yield value != null && test.test(value);
      }
    };
  }

  /** Asks for groups by name where it can, which is a look-up. */
  private static boolean passesForOneGroup(TextCheck test, QueryTarget target) {
    return switch (test) {
      case TextCheck.Equal equal -> target.runsTaskOf(equal.value());
      case TextCheck.OneOf oneOf -> runsTaskOfOne(oneOf.values(), target);
      case TextCheck.Matching matching -> target.runsTaskOfAny(matching);
    };
  }

  private static boolean runsTaskOfOne(List<String> groups, QueryTarget target) {
    for (int i = 0, size = groups.size(); i < size; i++) {
      if (target.runsTaskOf(groups.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Condition.Numeric condition, QueryTarget target) {
    String value = target.attribute(condition.subject().name());
    BigDecimal number = value == null ? null : Decimal.of(value);
    return number != null && condition.comparison().holds(number.compareTo(condition.bound()));
  }

  private static boolean holds(Condition.Version condition, QueryTarget target) {
    AgentVersion version = target.agentVersion();
    return version == null
        ? condition.comparison() == Comparison.NOT_EQUAL
        : condition.comparison().holds(version.compareTo(condition.bound()));
  }
}
