package dev.berth.engine.placement.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Expressions in canonical text: operators as symbols, but and, or and not as words, parentheses
 * and quotes only where they are needed.
 */
final class QueryText {
  private QueryText() {}

  /** The text of an expression; it parses to an equal one. */
  static String of(Expression expression) {
    return switch (expression) {
      case Expression.Or(var terms) -> joined(terms, " or ");
      case Expression.And(var terms) -> joined(terms, " and ");
      case Expression.Not(var term) -> "not(" + of(term) + ")";
      case Condition.Presence(var subject, var negated) ->
          text(subject, negated ? Operator.NOT_EXISTS : Operator.EXISTS);
      case Condition.Text(var subject, var test, var negated) -> text(subject, test, negated);
      case Condition.Numeric(var subject, var comparison, var bound) ->
          text(subject, comparison.operator()) + " " + bound.toPlainString();
      case Condition.Version version -> ordered(version, version.comparison(), version.bound());
      case Condition.Time time -> ordered(time, time.comparison(), time.bound());
      case Condition.Count count -> ordered(count, count.comparison(), count.bound());
    };
  }

  private static String joined(List<Expression> terms, String joint) {
    return terms.stream().map(QueryText::term).collect(Collectors.joining(joint));
  }

  /** Only an or within an and needs parentheses: like within like has been taken apart. */
  private static String term(Expression expression) {
    return switch (expression) {
      case Expression.Or or -> "(" + of(or) + ")";
      case Expression.And _, Expression.Not _, Condition _ -> of(expression);
    };
  }

  private static String text(Subject subject, TextCheck test, boolean negated) {
    return switch (test) {
      case TextCheck.Equal(var value) ->
          text(subject, negated ? Operator.NOT_EQUALS : Operator.EQUALS) + " " + value(value);
      case TextCheck.OneOf(var values) ->
          text(subject, negated ? Operator.NOT_IN : Operator.IN)
              + values.stream().map(QueryText::value).collect(Collectors.joining(", ", " [", "]"));
      case TextCheck.Matching(var pattern) ->
          text(subject, negated ? Operator.NOT_MATCHES : Operator.MATCHES)
              + " "
              + (BarePattern.isBare(pattern.source())
                  ? pattern.source()
                  : quoted(pattern.source()));
    };
  }

  private static String ordered(Condition condition, Comparison comparison, Object bound) {
    return text(condition.subject(), comparison.operator()) + " " + bound;
  }

  private static String text(Subject subject, Operator operator) {
    return subject.text() + " " + operator.symbol();
  }

  private static String value(String value) {
    return Cursor.isBare(value) ? value : quoted(value);
  }

  /** No text that was parsed has both kinds of quotes. */
  private static String quoted(String value) {
    char quote = value.indexOf('\'') < 0 ? '\'' : '"';
    return quote + value + quote;
  }
}
