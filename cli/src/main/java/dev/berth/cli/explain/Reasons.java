package dev.berth.cli.explain;

import dev.berth.cli.terminal.Table;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.explain.Exclusion;
import dev.berth.engine.placement.explain.Explanation;
import dev.berth.engine.placement.explain.Narrowing;
import dev.berth.engine.placement.explain.Narrowing.ByChance;
import dev.berth.engine.placement.explain.Narrowing.ByFigure;
import dev.berth.engine.placement.explain.Narrowing.ByItself;
import dev.berth.engine.placement.explain.Narrowing.ByValue;
import dev.berth.engine.placement.explain.Narrowing.Value;
import dev.berth.engine.placement.explain.Obstacle;
import dev.berth.engine.placement.explain.Remedy;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;

/** One explanation in sentences and tables. */
final class Reasons {
  private static final int FEW_VALUES = 4;

  private final Explanation explained;
  private final Wording words;
  private final Resources largest;

  /**
   * Reasons for one decision.
   *
   * @param largest the most of each resource that any instance of the cluster registered
   */
  Reasons(Explanation explained, Wording words, Resources largest) {
    this.explained = explained;
    this.words = words;
    this.largest = largest;
  }

  /** Instances by the first rule that excluded them. */
  Table exclusions() {
    List<List<Object>> rows = new ArrayList<>();
    for (Exclusion each : explained.exclusions()) {
      rows.add(
          List.of(
              Wording.obstacle(each.obstacle(), explained.request()),
              each.instances().size(),
              example(each)));
    }
    return new Table(List.of("why not", "instances", "where"), rows);
  }

  /** What would have made room, a sentence each, and what could never help. */
  List<String> remedies() {
    List<String> sentences = new ArrayList<>();
    for (Remedy remedy : explained.remedies()) {
      switch (remedy) {
        case Remedy.Smaller(Resources less, List<Integer> instances) ->
            addSmaller(sentences, less, instances);
        case Remedy.Without(Obstacle obstacle, int blocked, List<Integer> instances) ->
            sentences.add(without(obstacle, blocked, instances));
      }
    }
    sentences.add(size());
    return sentences;
  }

  /** How the suitable instances came to be one. */
  Table narrowing(TieBreak ties) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(
        List.of("has room, meets all rules", explained.suitable(), "of " + explained.instances()));
    for (Narrowing each : explained.narrowings()) {
      rows.add(List.of(Wording.policy(each.policy()), each.after(), ground(each)));
    }
    if (explained.left().size() > 1) {
      String way =
          switch (ties) {
            case RANDOM -> "all equally good: drawn";
            case LOWEST -> "all equally good: the first to register";
          };
      rows.add(List.of("ties", 1, way));
    }
    return new Table(List.of("step", "left", "why"), rows);
  }

  private String example(Exclusion exclusion) {
    if (exclusion.left().isEmpty()) {
      return words.some(exclusion.instances());
    }
    return words.instance(exclusion.instances().getFirst())
        + " has "
        + Wording.left(exclusion.obstacle(), exclusion.left().getFirst());
  }

  private void addSmaller(List<String> sentences, Resources less, List<Integer> instances) {
    Resources wanted = explained.request().demand().amounts();
    boolean canBeLess =
        isLess(less.cpuUnits(), wanted.cpuUnits())
            && isLess(less.memoryMiB(), wanted.memoryMiB())
            && isLess(less.gpuMilli(), wanted.gpuMilli());
    String amounts = Wording.amounts(less);
    if (canBeLess) {
      sentences.add(
          "With %s less for the task, or as much more room, it would fit on %s."
              .formatted(amounts, words.some(instances)));
    } else if (explained.largeEnough() > 0) {
      sentences.add(
          "With room for %s more, it would fit on %s.".formatted(amounts, words.some(instances)));
    }
  }

  /** Whether something would be left to ask for. */
  private static boolean isLess(int less, int wanted) {
    return less == 0 || less < wanted;
  }

  private String without(Obstacle obstacle, int blocked, List<Integer> instances) {
    String subject = obstacle.subject();
    String change =
        switch (obstacle.rule()) {
          case STATUS -> "If they were ACTIVE and not " + subject;
          case CAPACITY_PROVIDER -> "On instances of any capacity provider";
          case AGENT -> "With their agents connected";
          case ATTRIBUTE -> "With attribute " + subject;
          case LOCATION -> "If any zone would do";
          case PORTS -> "With host port " + subject + " free, or chosen by the agent";
          case NETWORK_INTERFACE -> "With one more network interface";
          case MEMBER_OF -> "Without the constraint memberOf " + subject;
          case DISTINCT_INSTANCE -> "Without distinctInstance";
          case CPU, MEMORY, GPU ->
              throw new IllegalArgumentException("a shortage is no rule: " + obstacle);
        };
    String blocks =
        obstacle.isConstraint()
            ? " It blocks %s of %s with room."
                .formatted(
                    Numbers.grouped(blocked), Wording.count(explained.withRoom(), "instance"))
            : "";
    return "%s, %s would take it: %s.%s"
        .formatted(
            change, Wording.count(instances.size(), "instance"), words.some(instances), blocks);
  }

  private String size() {
    int enough = explained.largeEnough();
    int all = explained.instances();
    Resources wanted = explained.request().demand().amounts();
    if (enough == 0) {
      return "No instance could ever hold it: it asks for %s, and no instance has more than %s."
          .formatted(Wording.amounts(wanted), Wording.amounts(largest));
    }
    return enough == all
        ? "Empty, any of the %s would be large enough.".formatted(Wording.count(all, "instance"))
        : "Only %s of %s are large enough for it, even when empty."
            .formatted(Numbers.grouped(enough), Wording.count(all, "instance"));
  }

  private String ground(Narrowing narrowing) {
    if (narrowing.before() == 1) {
      return "nothing to choose";
    }
    return switch (narrowing.ground()) {
      case ByChance() -> "drawn";
      case ByItself() -> "the policy's own choice";
      case ByFigure figure -> figure(figure);
      case ByValue(String attribute, List<Value> values) -> values(attribute, values);
    };
  }

  private String figure(ByFigure figure) {
    String kept = Numbers.grouped(figure.kept());
    String other = Numbers.grouped(figure.furthest());
    boolean equal = figure.kept() == figure.furthest();
    return switch (figure.figure()) {
      case GROUP_TASKS ->
          "fewest tasks of %s: %s%s"
              .formatted(explained.request().group(), kept, equal ? ", as all" : ", not " + other);
      case CPU_LEFT -> "least left: %s CPU units%s".formatted(kept, rest(equal, other));
      case MEMORY_LEFT -> "least left: %s MiB%s".formatted(kept, rest(equal, other));
      case SCORE -> "best score: %s%s".formatted(kept, equal ? ", as all" : ", down to " + other);
    };
  }

  private static String rest(boolean equal, String other) {
    return equal ? ", as all" : ", others up to " + other;
  }

  private String values(String attribute, List<Value> values) {
    List<String> kept =
        values.stream().filter(Value::kept).map(each -> name(attribute, each)).sorted().toList();
    List<String> others =
        values.stream()
            .filter(each -> !each.kept())
            .map(each -> name(attribute, each) + " " + Numbers.grouped(each.tasks()))
            .sorted()
            .toList();
    int tasks = values.stream().filter(Value::kept).findFirst().orElseThrow().tasks();
    String fewest =
        "fewest tasks of %s: %s in %s"
            .formatted(explained.request().group(), Numbers.grouped(tasks), few(kept));
    return others.isEmpty() ? fewest : fewest + "; " + few(others);
  }

  private static String few(List<String> all) {
    int more = all.size() - FEW_VALUES;
    return more > 0
        ? String.join(", ", all.subList(0, FEW_VALUES)) + " and " + more + " more"
        : String.join(", ", all);
  }

  private static String name(String attribute, Value value) {
    return value.value().isEmpty() ? "none of " + attribute : value.value();
  }
}
