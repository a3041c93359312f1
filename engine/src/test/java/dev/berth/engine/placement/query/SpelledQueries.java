package dev.berth.engine.placement.query;

import dev.berth.engine.placement.query.QueryFixtures.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Random queries as people might type them, each with its meaning in plain Java. Knows nothing of
 * the parser and its trees.
 */
final class SpelledQueries {
  private static final List<String> WORDS = List.of("a", "b", "t2.small", "4", "10", "-2.5");
  private static final List<String> PATTERNS = List.of("t2.*", "(a|b)", "[0-9]+", ".*", "x");
  private static final List<String> GROUPS = List.of("a", "b", "service:web", "family:x");
  private static final List<String> NAMES = List.of("one", "two");

  private static final Map<String, IntPredicate> ORDERS =
      Map.of(
          "== equals", sign -> sign == 0,
          "!= not_equals", sign -> sign != 0,
          "> greater_than", sign -> sign > 0,
          ">= greater_than_equal", sign -> sign >= 0,
          "< less_than", sign -> sign < 0,
          "<= less_than_equal", sign -> sign <= 0);

  private final Random random;

  SpelledQueries(Random random) {
    this.random = random;
  }

  /** A query with at most this many levels above its conditions. */
  Spelled next(int levels) {
    if (levels == 0 || random.nextInt(4) == 0) {
      return condition();
    }
    Spelled left = next(levels - 1);
    Spelled right = next(levels - 1);
    return switch (random.nextInt(3)) {
      case 0 -> {
        String text =
            one("!", "! ", "not ", "not\n") + (left.strength() < 2 ? bracketed(left) : left.text());
        yield new Spelled(text, left.meaning().negate(), 2);
      }
      case 1 ->
          new Spelled(
              operand(left, 1) + one(" and ", "&&", " && ", "\tand\n") + operand(right, 1),
              left.meaning().and(right.meaning()),
              1);
      default ->
          new Spelled(
              operand(left, 0) + one(" or ", "||", " || ", " or\n") + operand(right, 0),
              left.meaning().or(right.meaning()),
              0);
    };
  }

  /** An instance that such queries are often right about. */
  Instance instance() {
    Set<String> groups = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      groups.add(one(GROUPS));
    }
    Map<String, String> attributes = new HashMap<>();
    for (String name : NAMES) {
      if (random.nextBoolean()) {
        attributes.put(name, one(WORDS));
      }
    }
    AgentVersion version = new AgentVersion(1, random.nextInt(12), 0);
    return new Instance(
        random.nextBoolean(),
        random.nextInt(5) == 0 ? null : version,
        one(WORDS),
        Instant.parse("2018-06-18T00:00:00Z").getEpochSecond() + random.nextInt(3) - 1,
        random.nextInt(4),
        groups,
        attributes);
  }

  private Spelled condition() {
    return switch (random.nextInt(7)) {
      case 0 -> ordered("agentVersion", "1." + random.nextInt(12), this::compareVersions);
      case 1 ->
          ordered(
              "registeredAt",
              one("2018-06-18", "2018-06-18T00:00:01", "2018-06-17T23:59:59Z"),
              SpelledQueries::compareTimes);
      case 2 ->
          ordered(
              "runningTasksCount",
              String.valueOf(random.nextInt(4)),
              (instance, value) ->
                  Integer.compare(instance.runningTasksCount(), Integer.parseInt(value)));
      case 3 -> text("ec2InstanceId", WORDS, instance -> Set.of(instance.ec2InstanceId()));
      case 4 -> text("task:group", GROUPS, Instance::groups);
      case 5 ->
          text(
              "agentConnected",
              List.of("true", "false"),
              instance -> Set.of(instance.agentConnected() ? "true" : "false"));
      default -> attribute(one(NAMES));
    };
  }

  private Spelled attribute(String name) {
    return switch (random.nextInt(5)) {
      case 0 ->
          new Spelled(
              "attribute:" + name + " exists", each -> each.attributes().containsKey(name), 2);
      case 1 ->
          new Spelled(
              "attribute:" + name + one("!exists", " !exists", " not_exists"),
              each -> !each.attributes().containsKey(name),
              2);
      case 2 -> {
        String bound = one("4", "4.0", "-3", "9");
        yield new Spelled(
            "attribute:" + name + one(" > ", ">", " greater_than ") + bound,
            each ->
                each.attributes().getOrDefault(name, "none").matches("-?[0-9.]+")
                    && Double.parseDouble(each.attributes().getOrDefault(name, ""))
                        > Double.parseDouble(bound),
            2);
      }
      default ->
          text(
              "attribute:" + name,
              WORDS,
              each ->
                  each.attributes().entrySet().stream()
                      .filter(entry -> entry.getKey().equals(name))
                      .map(Map.Entry::getValue)
                      .collect(Collectors.toSet()));
    };
  }

  private Spelled text(
      String subject, List<String> words, Function<Instance, Set<String>> valuesOf) {
    boolean negative = random.nextBoolean();
    List<String> arguments = new ArrayList<>(List.of(one(words)));
    String operator;
    String argument;
    Predicate<String> accepts;
    switch (random.nextInt(3)) {
      case 0 -> {
        operator = negative ? one("!=", " != ", " not_equals ") : one("==", " == ", " equals ");
        argument = quotedOrNot(arguments.getFirst());
        accepts = arguments::contains;
      }
      case 1 -> {
        operator = negative ? one("!in", " !in ", " not_in") : one(" in", " in ");
        arguments.add(one(words));
        argument =
            arguments.stream()
                .map(this::quotedOrNot)
                .collect(Collectors.joining(one(",", ", ", " , "), one("[", "[ "), one("]", " ]")));
        accepts = arguments::contains;
      }
      default -> {
        String pattern = one(PATTERNS);
        operator = negative ? one("!~", " !~ ", " not_matches ") : one("=~", " =~ ", " matches ");
        argument = quotedOrNot(pattern);
        accepts = value -> value.matches(pattern);
      }
    }
    return new Spelled(
        subject + operator + argument,
        instance -> valuesOf.apply(instance).stream().anyMatch(accepts) != negative,
        2);
  }

  private Spelled ordered(String subject, String value, Order order) {
    List<String> names = ORDERS.keySet().stream().sorted().toList();
    String chosen = one(names);
    String[] spellings = chosen.split(" ");
    String operator = random.nextBoolean() ? one("", " ") + spellings[0] : " " + spellings[1] + " ";
    IntPredicate sign = Objects.requireNonNull(ORDERS.get(chosen));
    return new Spelled(
        subject + operator + quotedOrNot(value),
        instance -> {
          Integer compared = order.compare(instance, value);
          return compared == null ? chosen.startsWith("!=") : sign.test(compared);
        },
        2);
  }

  private @Nullable Integer compareVersions(Instance instance, String value) {
    AgentVersion version = instance.agentVersion();
    return version == null
        ? null
        : Integer.compare(version.minor(), Integer.parseInt(value.substring(2)));
  }

  private static Integer compareTimes(Instance instance, String value) {
    String whole = value.length() == 10 ? value + "T00:00:00" : value;
    Instant point = Instant.parse(whole.endsWith("Z") ? whole : whole + "Z");
    return Instant.ofEpochSecond(instance.registeredAtSeconds()).compareTo(point);
  }

  private String operand(Spelled spelled, int strength) {
    return spelled.strength() < strength || random.nextInt(4) == 0
        ? bracketed(spelled)
        : spelled.text();
  }

  private String bracketed(Spelled spelled) {
    return one("(", "( ") + spelled.text() + one(")", " )");
  }

  private String quotedOrNot(String value) {
    return one(value, value, "'" + value + "'", '"' + value + '"');
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An instance's value against an argument, if it has one. */
  private interface Order {
    @Nullable Integer compare(Instance instance, String value);
  }

  /**
   * A query and its meaning.
   *
   * @param strength how tight its outermost operator binds: 0 for or, 1 for and, 2 for the rest
   */
  record Spelled(String text, Predicate<Instance> meaning, int strength) {}
}
