package dev.berth.engine.placement.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads whole expressions by recursive descent. */
final class QueryParser {
  /** The longest expression that ECS accepts, in characters. */
  static final int MAX_LENGTH = 2_000;

  /** Parentheses and negations within each other. */
  static final int MAX_DEPTH = 50;

  private final Cursor cursor;
  private final ConditionParser conditions;

  private QueryParser(String text) {
    this.cursor = new Cursor(text);
    this.conditions = new ConditionParser(cursor);
  }

  /** The expression that a text is. */
  static Expression parse(String text) throws QuerySyntaxException {
    return new QueryParser(text).whole();
  }

  private Expression whole() throws QuerySyntaxException {
    if (cursor.end() > MAX_LENGTH) {
      throw cursor.failure(
          MAX_LENGTH,
          cursor.end(),
          "expression of %,d characters, more than %,d".formatted(cursor.end(), MAX_LENGTH),
          "");
    }
    cursor.skipBlanks();
    if (cursor.isAtEnd()) {
      throw cursor.failure(0, 1, "empty expression", "write subject operator [argument]");
    }
    Expression expression = or(0);
    if (!cursor.isAtEnd()) {
      throw cursor.peek() == ')' ? cursor.failure("')' without '('", "") : unjoined("the end");
    }
    return expression;
  }

  private Expression or(int depth) throws QuerySyntaxException {
    List<Expression> terms = new ArrayList<>();
    do {
      terms.add(and(depth));
    } while (takeOperator("||", "or"));
    return terms.size() == 1 ? terms.getFirst() : new Expression.Or(terms);
  }

  private Expression and(int depth) throws QuerySyntaxException {
    List<Expression> terms = new ArrayList<>();
    do {
      terms.add(unary(depth));
    } while (takeOperator("&&", "and"));
    return terms.size() == 1 ? terms.getFirst() : new Expression.And(terms);
  }

  private boolean takeOperator(String symbol, String word) {
    cursor.skipBlanks();
    return cursor.take(symbol) || cursor.takeWord(word);
  }

  private Expression unary(int depth) throws QuerySyntaxException {
    cursor.skipBlanks();
    if (depth == MAX_DEPTH && (cursor.peek() == '(' || isAtNot())) {
      throw cursor.failure(
          "more than %d parentheses and negations within each other".formatted(MAX_DEPTH), "");
    }
    if (cursor.take("!") || cursor.takeWord("not")) {
      cursor.skipBlanks();
      // Its own parentheses are no deeper: canonical text puts them where there were none.
      return new Expression.Not(cursor.peek() == '(' ? group(depth + 1) : unary(depth + 1));
    }
    return cursor.peek() == '(' ? group(depth + 1) : conditions.condition();
  }

  private boolean isAtNot() {
    return cursor.peek() == '!' || cursor.peekWord().equals("not");
  }

  private Expression group(int depth) throws QuerySyntaxException {
    int open = cursor.position();
    cursor.take("(");
    Expression expression = or(depth);
    if (cursor.isAtEnd()) {
      throw cursor.failure(open, open + 1, "'(' is never closed", "");
    }
    if (!cursor.take(")")) {
      throw unjoined("')'");
    }
    return expression;
  }

  /** The error of something behind a condition that does not go on with it. */
  private QuerySyntaxException unjoined(String end) {
    String word = cursor.peekWord();
    Optional<String> meant =
        switch (cursor.peek()) {
          case '&' -> Optional.of("&&");
          case '|' -> Optional.of("||");
          default -> NearestWord.to(word, List.of("and", "or"));
        };
    return cursor.failure(
        "expected 'and', 'or' or %s, found %s".formatted(end, cursor.found()),
        meant.map(each -> "did you mean '%s'?".formatted(each)).orElse(""));
  }
}
