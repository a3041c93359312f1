package dev.berth.engine.placement.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A parsed expression. */
sealed interface Expression permits Expression.Or, Expression.And, Expression.Not, Condition {
  /** At least one of the terms; an or among them is taken apart. */
  record Or(List<Expression> terms) implements Expression {
    public Or {
      terms = flattened(terms, each -> each instanceof Or(var inner) ? inner : List.of(each));
    }
  }

  /** All of the terms; an and among them is taken apart. */
  record And(List<Expression> terms) implements Expression {
    public And {
      terms = flattened(terms, each -> each instanceof And(var inner) ? inner : List.of(each));
    }
  }

  /** Not the term. */
  record Not(Expression term) implements Expression {}

  private static List<Expression> flattened(
      List<Expression> terms, Function<Expression, List<Expression>> parts) {
    List<Expression> flat = new ArrayList<>();
    terms.forEach(each -> flat.addAll(parts.apply(each)));
    if (flat.size() < 2) {
      throw new IllegalArgumentException("fewer than two terms: " + terms);
    }
    return List.copyOf(flat);
  }
}
