package dev.berth.engine.placement.query;

import dev.berth.engine.placement.query.Subject.Attribute;
import dev.berth.engine.placement.query.Subject.OfText;
import dev.berth.engine.placement.query.Subject.TextField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Trees of expressions that no text was parsed for, with values that are hard to spell. */
final class RandomExpressions {
  private static final List<String> VALUES =
      List.of(
          "a",
          "t2.small",
          "i-0f",
          "and",
          "or",
          "not",
          "in",
          "",
          " ",
          "a b",
          "it's",
          "\"x\"",
          "[a]",
          "a,b",
          "a)b",
          "a\\b",
          "é",
          "==",
          "!x",
          "service:web",
          "*",
          "a\nb",
          "a&&b",
          "$");

  private static final List<String> PATTERNS =
      List.of(
          "t2.*",
          "(p[2,3]|g[3,4]|f[1]).*",
          "",
          " ",
          "and",
          "not|or",
          "a b",
          "[a b]",
          "'a'",
          "\"",
          "a'b\"c",
          "\\(",
          "[)]",
          "[(]x",
          "\\Q(\\E",
          "a||b",
          "(a||b)",
          "[a&&[b]]",
          "x&&y",
          "]a",
          "a\\\\",
          "!x",
          "=x",
          "[[a]b]",
          "(?i)X",
          "a{2,3}",
          "a,b");

  private static final List<String> TIMES =
      List.of("0000-01-01", "1970-01-01", "2018-06-18T22:28:28", "9999-12-31T23:59:59");

  private final Random random;

  RandomExpressions(Random random) {
    this.random = random;
  }

  /** A tree of at most this many levels above its conditions. */
  Expression next(int levels) {
    if (levels == 0 || random.nextInt(4) == 0) {
      return condition();
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Expression.Not(next(levels - 1));
      case 1 -> new Expression.And(several(() -> next(levels - 1), 2));
      default -> new Expression.Or(several(() -> next(levels - 1), 2));
    };
  }

  private Condition condition() {
    Comparison comparison = one(List.of(Comparison.values()));
    boolean negated = random.nextBoolean();
    return switch (random.nextInt(7)) {
      case 0 -> new Condition.Presence(attribute(), negated);
      case 1 ->
          new Condition.Version(
              comparison,
              new AgentVersion(random.nextInt(3), random.nextInt(100), random.nextInt(9)));
      case 2 -> new Condition.Time(comparison, Timestamp.of(one(TIMES)).orElseThrow());
      case 3 -> new Condition.Count(comparison, random.nextLong(1_000_000_000_000_000_000L));
      case 4 -> numeric(comparison);
      default -> new Condition.Text(subject(), test(), negated);
    };
  }

  private Condition numeric(Comparison comparison) {
    BigDecimal bound = BigDecimal.valueOf(random.nextInt(20_000) - 10_000, random.nextInt(4));
    return new Condition.Numeric(
        attribute(), comparison.isOfOrder() ? comparison : Comparison.LESS, bound);
  }

  private OfText subject() {
    // Its values are true and false only, which leaves patterns and nothing hard to spell.
    List<TextField> fields = List.of(TextField.EC2_INSTANCE_ID, TextField.TASK_GROUP);
    return random.nextBoolean() ? attribute() : one(fields);
  }

  private Attribute attribute() {
    return new Attribute(one(List.of("a", "ecs.instance-type", "a/b\\c_d", "and", "1")));
  }

  private TextCheck test() {
    return switch (random.nextInt(3)) {
      case 0 -> new TextCheck.Equal(one(VALUES));
      case 1 -> new TextCheck.OneOf(several(() -> one(VALUES), 1));
      default -> new TextCheck.Matching(TextPattern.of(one(PATTERNS)));
    };
  }

  private <T> List<T> several(Supplier<T> each, int atLeast) {
    List<T> all = new ArrayList<>();
    for (int i = random.nextInt(3) + atLeast; i > 0; i--) {
      all.add(each.get());
    }
    return all;
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
