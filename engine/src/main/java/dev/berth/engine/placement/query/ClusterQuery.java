package dev.berth.engine.placement.query;

import dev.berth.engine.placement.query.Subject.TextField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A compiled expression of the cluster query language, safe to share among threads. Two queries are
 * equal if they are the same but for spelling, blanks, and needless quotes and parentheses, and
 * agree on instances without an attribute.
 */
public final class ClusterQuery {
  private final Expression expression;
  private final MissingAttribute missing;
  private final List<Condition> conditions = new ArrayList<>();
  private final Set<Subject> subjects = new LinkedHashSet<>();
  private final Set<InstancePart> parts = EnumSet.noneOf(InstancePart.class);
  private final String text;

  private ClusterQuery(Expression expression, String source, MissingAttribute missing) {
    this.expression = expression;
    this.missing = missing;
    addConditions(expression);
    for (Condition each : conditions) {
      subjects.add(each.subject());
      parts.add(each.subject().part());
    }
    String canonical = QueryText.of(expression);
    this.text = canonical.length() <= QueryParser.MAX_LENGTH ? canonical : source.strip();
  }

  /**
   * Compiles an expression.
   *
   * @throws QuerySyntaxException if it is empty, longer than 2,000 characters, nested deeper than
   *     50, or not of the language
   */
  public static ClusterQuery parse(String text) throws QuerySyntaxException {
    return parse(text, MissingAttribute.DIFFERS);
  }

  /**
   * Compiles an expression.
   *
   * @param missing what a negative operator says of an instance without the attribute
   * @throws QuerySyntaxException as above
   */
  public static ClusterQuery parse(String text, MissingAttribute missing)
      throws QuerySyntaxException {
    return new ClusterQuery(QueryParser.parse(text), text, missing);
  }

  /** Whether it selects an instance. */
  public boolean matches(QueryTarget target) {
    return Evaluation.holds(expression, target, missing);
  }

  /**
   * Its canonical text, which parses to an equal query with the same rule for missing attributes;
   * as it was written if the canonical text were longer than an expression may be.
   */
  public String text() {
    return text;
  }

  /** What it looks at, each subject once, in the order of the expression. */
  public Set<Subject> subjects() {
    return Collections.unmodifiableSet(subjects);
  }

  /** The parts of an instance that it depends on: changes of others cannot change a match. */
  public Set<InstancePart> parts() {
    return Collections.unmodifiableSet(parts);
  }

  /** Whether a match can change when the first task of a group starts or its last one stops. */
  public boolean dependsOnGroup(String group) {
    for (Condition each : conditions) {
      if (each instanceof Condition.Text(var subject, var test, _)
          && subject == TextField.TASK_GROUP
          && test.test(group)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ClusterQuery that
            && missing == that.missing
            && expression.equals(that.expression));
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private void addConditions(Expression from) {
    switch (from) {
      case Expression.Or(var terms) -> terms.forEach(this::addConditions);
      case Expression.And(var terms) -> terms.forEach(this::addConditions);
      case Expression.Not(var term) -> addConditions(term);
      case Condition condition -> conditions.add(condition);
    }
  }
}
