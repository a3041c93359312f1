package dev.berth.engine.placement.query;

import dev.berth.engine.placement.query.Subject.Attribute;
import dev.berth.engine.placement.query.Subject.OrderedField;
import dev.berth.engine.placement.query.Subject.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads subjects and operators, and finds what a mistyped one was meant to be. */
final class HeadReader {
  private static final String OPERATOR_SYMBOLS = "=!<>~";
  private static final String ATTRIBUTE_NAME_SYMBOLS = "-_/\\.";
  private static final int MAX_ATTRIBUTE_NAME = 128;
  private static final List<Subject> BY_NAME = byName();

  private final Cursor cursor;

  HeadReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** The subject that stands here. */
  Subject subject() throws QuerySyntaxException {
    String word = cursor.peekWord();
    if (word.isEmpty() || Cursor.isKeyword(word)) {
      throw cursor.failure("expected a condition, found " + cursor.found(), "");
    }
    if (word.startsWith(Attribute.PREFIX)) {
      return attribute(word.substring(Attribute.PREFIX.length()));
    }
    for (Subject each : BY_NAME) {
      if (cursor.takeWord(each.text())) {
        return each;
      }
    }
    throw cursor.failure("unknown subject " + Cursor.shown(word), meantSubject(word));
  }

  /** The operator that stands here, one that the subject allows. */
  Operator operator(Subject subject) throws QuerySyntaxException {
    String spelling = spelling();
    if (spelling.isEmpty()) {
      throw cursor.failure(
          "expected an operator after %s, found %s".formatted(subject.text(), cursor.found()),
          uses(subject));
    }
    int end = cursor.position() + spelling.length();
    List<Operator> allowed = Operator.of(subject);
    for (Operator each : Operator.values()) {
      if (each.isSpelled(spelling)) {
        if (!allowed.contains(each)) {
          throw cursor.failure(
              cursor.position(),
              end,
              "%s does not take the operator '%s'".formatted(subject.text(), spelling),
              uses(subject));
        }
        cursor.moveTo(end);
        return each;
      }
    }
    throw cursor.failure(
        cursor.position(),
        end,
        "unknown operator " + Cursor.shown(spelling),
        meantOperator(spelling, end, subject));
  }

  private Attribute attribute(String name) throws QuerySyntaxException {
    cursor.take(Attribute.PREFIX);
    if (name.isEmpty()) {
      throw cursor.failure("attribute without a name", "write attribute:NAME without blanks");
    }
    if (name.length() > MAX_ATTRIBUTE_NAME) {
      throw cursor.failure(
          "attribute name of more than %d characters".formatted(MAX_ATTRIBUTE_NAME), "");
    }
    for (int i = 0; i < name.length(); i++) {
      char each = name.charAt(i);
      if (!Cursor.isLetterOrDigit(each) && ATTRIBUTE_NAME_SYMBOLS.indexOf(each) < 0) {
        int at = cursor.position() + i;
        throw cursor.failure(at, at + 1, "'%s' in an attribute's name".formatted(each), "");
      }
    }
    cursor.take(name);
    return new Attribute(name);
  }

  /** A run of symbols, or a word; a word after an exclamation mark belongs to it. */
  private String spelling() {
    int symbols = 0;
    while (cursor.peek(symbols) != '\0' && OPERATOR_SYMBOLS.indexOf(cursor.peek(symbols)) >= 0) {
      symbols++;
    }
    if (symbols == 0) {
      return cursor.peekWord();
    }
    int start = cursor.position();
    cursor.moveTo(start + symbols);
    String run = cursor.since(start);
    String spelling = run.equals("!") ? run + cursor.peekWord() : run;
    cursor.moveTo(start);
    return spelling;
  }

  private static String meantSubject(String word) {
    if (word.length() > MAX_ATTRIBUTE_NAME) {
      return "";
    }
    List<String> names = new ArrayList<>(BY_NAME.stream().map(Subject::text).toList());
    int colon = word.indexOf(':');
    if (colon >= 0) {
      names.add(Attribute.PREFIX + word.substring(colon + 1));
    }
    Optional<String> nearest = NearestWord.to(word, names);
    if (nearest.isEmpty() && word.startsWith("ecs.")) {
      nearest = Optional.of(Attribute.PREFIX + word);
    }
    return nearest.map(HeadReader::question).orElse("subjects: " + listed());
  }

  private String meantOperator(String spelling, int end, Subject subject) {
    List<String> spellings = Operator.spellings(Operator.of(subject));
    Optional<String> nearest =
        switch (spelling) {
          case "not" -> notBefore(end, spellings);
          case "<>" -> Optional.of(Operator.NOT_EQUALS.symbol());
          default -> NearestWord.to(spelling, spellings);
        };
    return nearest.map(HeadReader::question).orElse(uses(subject));
  }

  /** The operator that someone means who writes "not in". */
  private Optional<String> notBefore(int end, List<String> spellings) {
    int start = cursor.position();
    cursor.moveTo(end);
    cursor.skipBlanks();
    String meant = "not_" + cursor.peekWord();
    cursor.moveTo(start);
    return spellings.contains(meant) ? Optional.of(meant) : Optional.empty();
  }

  private static String uses(Subject subject) {
    return "use one of " + Operator.listed(Operator.of(subject));
  }

  private static String question(String meant) {
    return "did you mean '%s'?".formatted(meant);
  }

  private static String listed() {
    List<String> names = new ArrayList<>(BY_NAME.stream().map(Subject::text).toList());
    names.addFirst(Attribute.PREFIX + "NAME");
    return String.join(", ", names);
  }

  private static List<Subject> byName() {
    List<Subject> all = new ArrayList<>(List.of(TextField.values()));
    all.addAll(List.of(OrderedField.values()));
    return List.copyOf(all);
  }
}
