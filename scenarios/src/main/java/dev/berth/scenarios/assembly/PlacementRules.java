package dev.berth.scenarios.assembly;

import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.PolicySetting;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.ResourceWeights;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QuerySyntaxException;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ConstraintSpec;
import dev.berth.scenarios.spec.PolicyNames;
import dev.berth.scenarios.spec.StrategySpec;
import dev.berth.scenarios.spec.TaskDefinitionSpec;
import dev.berth.scenarios.spec.WorkloadPlacementSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Placement of a scenario to chains of strategies and constraints. */
final class PlacementRules {
  private static final String INSTANCE_ID = "instanceId";
  private static final String ATTRIBUTE = "attribute:";

  private final Document document;
  private final Problems problems;
  private final PolicyFinder finder;

  /** Rules whose policies may be classes of this loader. */
  PlacementRules(Document document, Problems problems, ClassLoader classes) {
    this.document = document;
    this.problems = problems;
    this.finder = new PolicyFinder(problems, classes);
  }

  /** The chain that a placement stands for; {@code path} leads to the placement's properties. */
  List<PlacementPolicy> policies(
      WorkloadPlacementSpec placement, List<String> path, Supplier<TaskMix> mix) {
    // All are checked, also those that a policy by name puts out of use.
    List<PlacementPolicy> own = strategies(placement.strategies(), path);
    String name = placement.policy();
    if (name.isEmpty()) {
      return List.of();
    }
    if (name.equalsIgnoreCase(PolicyNames.ECS)) {
      return own.isEmpty() ? List.of(new RandomChoice()) : own;
    }
    ResourceWeights weights =
        placement.resources().isEmpty()
            ? ResourceWeights.EVEN
            : ResourceWeights.of(placement.resources());
    List<String> place = new ArrayList<>(path);
    place.add("policy");
    PlacementPolicy policy =
        finder.find(name, document.place(place), new PolicySetting(weights, mix));
    return policy == null ? List.of() : List.of(policy);
  }

  private List<PlacementPolicy> strategies(List<StrategySpec> specs, List<String> path) {
    List<PlacementPolicy> strategies = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      List<String> place = new ArrayList<>(path);
      place.addAll(List.of("strategies", String.valueOf(i), "field"));
      PlacementPolicy strategy = strategy(specs.get(i), place);
      if (strategy != null) {
        strategies.add(strategy);
      }
    }
    return strategies;
  }

  /** The constraints; {@code path} leads to their list. */
  Constraints constraints(List<ConstraintSpec> specs, List<String> path) {
    List<ClusterQuery> queries = new ArrayList<>();
    boolean distinct = false;
    for (int i = 0; i < specs.size(); i++) {
      List<String> place = new ArrayList<>(path);
      place.addAll(List.of(String.valueOf(i), "expression"));
      switch (specs.get(i).type()) {
        case DISTINCT_INSTANCE -> distinct = true;
        case MEMBER_OF -> parse(specs.get(i), place).ifPresent(queries::add);
      }
    }
    return new Constraints(queries, distinct);
  }

  /** The constraints of a task definition, which know no distinctInstance. */
  Constraints ofTaskDefinition(String name, TaskDefinitionSpec spec) {
    List<String> path = List.of("taskDefinitions", name, "placementConstraints");
    for (int i = 0; i < spec.placementConstraints().size(); i++) {
      if (spec.placementConstraints().get(i).type() == ConstraintSpec.Type.DISTINCT_INSTANCE) {
        List<String> place = new ArrayList<>(path);
        place.addAll(List.of(String.valueOf(i), "type"));
        problems.error(
            document.place(place),
            "a task definition cannot have the constraint distinctInstance",
            "give it to the placement of the scenario or of a workload");
      }
    }
    return constraints(spec.placementConstraints(), path);
  }

  private Optional<ClusterQuery> parse(ConstraintSpec spec, List<String> place) {
    String expression = spec.expression();
    if (expression == null) {
      problems.error(
          document.place(place),
          "constraint memberOf without an expression",
          "such as expression: attribute:ecs.instance-type =~ m5.*");
      return Optional.empty();
    }
    try {
      return Optional.of(ClusterQuery.parse(expression));
    } catch (QuerySyntaxException e) {
      problems.error(
          document.place(place),
          "%s, at column %d of the expression".formatted(e.problem(), e.column()),
          e.hint());
      return Optional.empty();
    }
  }

  private @Nullable PlacementPolicy strategy(StrategySpec spec, List<String> place) {
    String field = spec.field() == null ? "" : spec.field();
    return switch (spec.type()) {
      case RANDOM -> new RandomChoice();
      case SPREAD -> spread(field, place);
      case BINPACK -> binpack(field, place);
    };
  }

  private @Nullable PlacementPolicy spread(String field, List<String> place) {
    if (field.equalsIgnoreCase(INSTANCE_ID) || field.equalsIgnoreCase("host")) {
      return new Spread(INSTANCE_ID);
    }
    if (field.startsWith(ATTRIBUTE) && field.length() > ATTRIBUTE.length()) {
      return new Spread(field);
    }
    refuse(field, "spread", List.of(INSTANCE_ID, "host", "attribute:ecs.availability-zone"), place);
    return null;
  }

  private @Nullable PlacementPolicy binpack(String field, List<String> place) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "cpu" -> binpack(Binpack.Field.CPU);
      case "memory" -> binpack(Binpack.Field.MEMORY);
      default -> {
        refuse(field, "binpack", List.of("cpu", "memory"), place);
        yield null;
      }
    };
  }

  private void refuse(String field, String type, List<String> known, List<String> place) {
    problems.error(
        document.place(place),
        field.isEmpty()
            ? "strategy " + type + " without a field"
            : "strategy %s cannot go by '%s'".formatted(type, field),
        Nearest.hint(field, known));
  }

  private static PlacementPolicy binpack(Binpack.Field field) {
    return new Binpack(field);
  }
}
