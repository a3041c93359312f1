package dev.berth.engine.placement.query;

import java.util.Optional;

/** How two values of an ordered subject are compared. */
enum Comparison {
  EQUAL(Operator.EQUALS),
  NOT_EQUAL(Operator.NOT_EQUALS),
  GREATER(Operator.GREATER_THAN),
  GREATER_OR_EQUAL(Operator.GREATER_THAN_EQUAL),
  LESS(Operator.LESS_THAN),
  LESS_OR_EQUAL(Operator.LESS_THAN_EQUAL);

  private final Operator operator;

  Comparison(Operator operator) {
    this.operator = operator;
  }

  /** The operator that asks for it. */
  Operator operator() {
    return operator;
  }

  /** The comparison that an operator asks for, if it asks for one. */
  static Optional<Comparison> of(Operator operator) {
    for (Comparison each : values()) {
      if (each.operator == operator) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Whether it holds, by the sign that a {@code compareTo} of value and argument gave. */
  boolean holds(int sign) {
    return switch (this) {
      case EQUAL -> sign == 0;
      case NOT_EQUAL -> sign != 0;
      case GREATER -> sign > 0;
      case GREATER_OR_EQUAL -> sign >= 0;
      case LESS -> sign < 0;
      case LESS_OR_EQUAL -> sign <= 0;
    };
  }

  /** Whether it asks which value is greater, rather than whether they are the same. */
  boolean isOfOrder() {
    return this != EQUAL && this != NOT_EQUAL;
  }
}
