package dev.berth.engine.placement.query;

import dev.berth.engine.placement.query.Subject.Attribute;
import dev.berth.engine.placement.query.Subject.OrderedField;
import dev.berth.engine.placement.query.Subject.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The operators, each as a symbol and as a word. */
enum Operator {
  EQUALS("==", "equals"),
  NOT_EQUALS("!=", "not_equals"),
  GREATER_THAN(">", "greater_than"),
  GREATER_THAN_EQUAL(">=", "greater_than_equal"),
  LESS_THAN("<", "less_than"),
  LESS_THAN_EQUAL("<=", "less_than_equal"),
  EXISTS("exists", "exists"),
  NOT_EXISTS("!exists", "not_exists"),
  IN("in", "in"),
  NOT_IN("!in", "not_in"),
  MATCHES("=~", "matches"),
  NOT_MATCHES("!~", "not_matches");

  private static final List<Operator> ALL = List.of(values());
  private static final List<Operator> OF_TEXT =
      List.of(EQUALS, NOT_EQUALS, IN, NOT_IN, MATCHES, NOT_MATCHES);
  private static final List<Operator> OF_ORDER =
      List.of(EQUALS, NOT_EQUALS, GREATER_THAN, GREATER_THAN_EQUAL, LESS_THAN, LESS_THAN_EQUAL);

  private final String symbol;
  private final String word;

  Operator(String symbol, String word) {
    this.symbol = symbol;
    this.word = word;
  }

  /** The short spelling, which canonical text uses. */
  String symbol() {
    return symbol;
  }

  /** The long spelling. */
  String word() {
    return word;
  }

  /** Whether a text is one of the two spellings. */
  boolean isSpelled(String text) {
    return symbol.equals(text) || word.equals(text);
  }

  /** The operators that a subject allows. */
  static List<Operator> of(Subject subject) {
    return switch (subject) {
      case TextField _ -> OF_TEXT;
      case OrderedField _ -> OF_ORDER;
      case Attribute _ -> ALL;
    };
  }

  /** All spellings of these operators, short ones first. */
  static List<String> spellings(List<Operator> operators) {
    List<String> all = new ArrayList<>();
    operators.forEach(each -> all.add(each.symbol));
    operators.forEach(each -> all.add(each.word));
    return all;
  }

  /** These operators as a reader is told of them. */
  static String listed(List<Operator> operators) {
    return operators.stream().map(Operator::symbol).collect(Collectors.joining(", "));
  }
}
