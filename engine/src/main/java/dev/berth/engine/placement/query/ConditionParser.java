package dev.berth.engine.placement.query;

import dev.berth.engine.placement.query.Subject.Attribute;
import dev.berth.engine.placement.query.Subject.OfText;
import dev.berth.engine.placement.query.Subject.OrderedField;
import dev.berth.engine.placement.query.Subject.TextField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Reads conditions: a subject, an operator it allows, and an argument that suits both. */
final class ConditionParser {
  /** More digits would not fit a long. */
  private static final int MAX_DIGITS = 18;

  private final Cursor cursor;
  private final HeadReader heads;
  private final LiteralReader literals;

  ConditionParser(Cursor cursor) {
    this.cursor = cursor;
    this.heads = new HeadReader(cursor);
    this.literals = new LiteralReader(cursor);
  }

  /** The condition that starts here. */
  Condition condition() throws QuerySyntaxException {
    Subject subject = heads.subject();
    cursor.skipBlanks();
    int start = cursor.position();
    Operator operator = heads.operator(subject);
    String spelling = cursor.since(start);
    return switch (subject) {
      case OrderedField field -> ordered(field, comparison(operator), literals.value(spelling));
      case TextField field -> text(field, operator, spelling);
      case Attribute attribute ->
          switch (operator) {
            case EXISTS, NOT_EXISTS -> presence(attribute, operator, spelling);
            case GREATER_THAN, GREATER_THAN_EQUAL, LESS_THAN, LESS_THAN_EQUAL ->
                numeric(attribute, comparison(operator), literals.value(spelling));
            case EQUALS, NOT_EQUALS, IN, NOT_IN, MATCHES, NOT_MATCHES ->
                text(attribute, operator, spelling);
          };
    };
  }

  private Condition presence(Attribute attribute, Operator operator, String spelling)
      throws QuerySyntaxException {
    int end = cursor.position();
    cursor.skipBlanks();
    String next = cursor.peekWord();
    boolean argument = !next.isEmpty() && !Cursor.isKeyword(next);
    if (argument || cursor.peek() == '\'' || cursor.peek() == '"' || cursor.peek() == '[') {
      throw cursor.failure("'%s' takes no argument".formatted(spelling), "");
    }
    cursor.moveTo(end);
    return new Condition.Presence(attribute, operator == Operator.NOT_EXISTS);
  }

  private Condition text(OfText subject, Operator operator, String spelling)
      throws QuerySyntaxException {
    return switch (operator) {
      case EQUALS, NOT_EQUALS -> {
        String value = text(subject, literals.value(spelling));
        yield new Condition.Text(
            subject, new TextCheck.Equal(value), operator == Operator.NOT_EQUALS);
      }
      case IN, NOT_IN -> {
        List<String> values = new ArrayList<>();
        for (Literal each : literals.list(spelling)) {
          values.add(text(subject, each));
        }
        yield new Condition.Text(subject, new TextCheck.OneOf(values), operator == Operator.NOT_IN);
      }
      case MATCHES, NOT_MATCHES -> {
        TextPattern pattern = pattern(literals.pattern(spelling));
        yield new Condition.Text(
            subject, new TextCheck.Matching(pattern), operator == Operator.NOT_MATCHES);
      }
      case EXISTS, NOT_EXISTS, GREATER_THAN, GREATER_THAN_EQUAL, LESS_THAN, LESS_THAN_EQUAL ->
          throw new IllegalStateException(subject + " is compared as text, not by " + operator);
    };
  }

  private String text(OfText subject, Literal literal) throws QuerySyntaxException {
    boolean known = literal.text().equals("true") || literal.text().equals("false");
    if (subject == TextField.AGENT_CONNECTED && !known) {
      throw unsuitable(subject, literal, "true or false");
    }
    return literal.text();
  }

  private TextPattern pattern(Literal literal) throws QuerySyntaxException {
    try {
      return TextPattern.of(literal.text());
    } catch (PatternSyntaxException e) {
      int at = Math.clamp(e.getIndex(), 0, Math.max(0, literal.text().length() - 1));
      int start = literal.textStart() + at;
      // The description can go on with lines of its own.
      String description = e.getDescription().lines().findFirst().orElse("error");
      String plain = Character.toLowerCase(description.charAt(0)) + description.substring(1);
      throw cursor.failure(start, start + 1, "invalid pattern: " + plain, "");
    }
  }

  private Condition ordered(OrderedField field, Comparison comparison, Literal literal)
      throws QuerySyntaxException {
    return switch (field) {
      case AGENT_VERSION ->
          new Condition.Version(
              comparison,
              AgentVersion.of(literal.text())
                  .orElseThrow(() -> unsuitable(field, literal, "a version like 1.14.5")));
      case REGISTERED_AT ->
          new Condition.Time(
              comparison,
              Timestamp.of(literal.text())
                  .orElseThrow(() ->
                      unsuitable(
                          field,
                          literal,
                          "a time like 2018-06-18T22:28:28Z or a date like 2018-06-18")));
      case RUNNING_TASKS_COUNT -> new Condition.Count(comparison, count(field, literal));
    };
  }

  private long count(OrderedField field, Literal literal) throws QuerySyntaxException {
    String digits = literal.text();
    if (!digits.matches("[0-9]{1," + MAX_DIGITS + "}")) {
      throw unsuitable(field, literal, "a whole number");
    }
    return Long.parseLong(digits);
  }

  private Condition numeric(Attribute attribute, Comparison comparison, Literal literal)
      throws QuerySyntaxException {
    BigDecimal bound = Decimal.of(literal.text());
    if (bound == null) {
      throw unsuitable(
          attribute, literal, "a number by '%s'".formatted(comparison.operator().symbol()));
    }
    return new Condition.Numeric(attribute, comparison, bound);
  }

  private QuerySyntaxException unsuitable(Subject subject, Literal literal, String expected) {
    return cursor.failure(
        literal.start(),
        literal.end(),
        "%s is compared with %s, found %s"
            .formatted(subject.text(), expected, Cursor.shown(literal.text())),
        "");
  }

  private static Comparison comparison(Operator operator) {
    return Comparison.of(operator)
        .orElseThrow(() -> new IllegalStateException(operator + " compares nothing in order"));
  }
}
