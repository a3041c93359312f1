package dev.berth.scenarios.assembly;

import dev.berth.engine.api.CheckedPlacement;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementParameters;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.Violation;
import dev.berth.engine.model.LaunchType;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.policy.DefaultChains;
import dev.berth.engine.placement.policy.PolicySetting;
import dev.berth.engine.placement.policy.ResourceWeights;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ConstraintSpec;
import dev.berth.scenarios.spec.PlacementSpec;
import dev.berth.scenarios.spec.PolicyNames;
import dev.berth.scenarios.spec.StrategySpec;
import dev.berth.scenarios.spec.TaskDefinitionSpec;
import dev.berth.scenarios.spec.WorkloadPlacementSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Placement of a scenario to chains of strategies and constraints. */
final class PlacementRules {
  private static final String CONSTRAINTS = "constraints";

  private final Document document;
  private final ViolationNotes notes;
  private final PolicyFinder finder;
  private final List<PlacementPolicy> unsaid;
  private final MissingAttribute missing;

  /**
   * Rules whose policies may be classes of this loader.
   *
   * @param shared the scenario's placement: what it says beyond a workload's own
   */
  PlacementRules(Document document, Problems problems, ClassLoader classes, PlacementSpec shared) {
    this.document = document;
    this.notes = new ViolationNotes(document, problems);
    this.finder = new PolicyFinder(problems, classes);
    this.unsaid =
        switch (shared.runTaskDefault()) {
          case RANDOM -> DefaultChains.RUN_TASK;
          case ZONE_SPREAD -> DefaultChains.ZONE_SPREAD;
        };
    this.missing = missing(shared);
  }

  /** What negative operators say of instances without the attribute. */
  static MissingAttribute missing(PlacementSpec shared) {
    return switch (shared.missingAttribute()) {
      case DIFFERS -> MissingAttribute.DIFFERS;
      case FAILS -> MissingAttribute.FAILS;
    };
  }

  /**
   * What a placement says, as RunTask would bring it.
   *
   * @param ofTaskDefinition how many constraints the task definition has
   */
  static PlacementParameters parameters(
      WorkloadPlacementSpec placement, LaunchType launchType, int ofTaskDefinition) {
    return new PlacementParameters(
        launchType,
        placement.strategies().stream().map(PlacementRules::wire).toList(),
        placement.constraints().stream().map(PlacementRules::wire).toList(),
        ofTaskDefinition);
  }

  /**
   * Checks it as RunTask does.
   *
   * @param path leads to the placement's properties
   * @param definition leads to the name of the task definition, which may have constraints of its
   *     own
   */
  CheckedPlacement check(
      PlacementParameters parameters, List<String> path, List<String> definition) {
    CheckedPlacement checked = parameters.check(missing);
    for (Violation violation : checked.violations()) {
      List<String> place = new ArrayList<>(path);
      place.add(
          violation.path().getFirst().equals("placementStrategy") ? "strategies" : CONSTRAINTS);
      boolean written = document.has(place);
      place.addAll(violation.path().subList(1, violation.path().size()));
      notes.add(violation, written ? place : definition);
    }
    return checked;
  }

  /** The chain that a placement stands for; {@code path} leads to the placement's properties. */
  List<PlacementPolicy> policies(
      WorkloadPlacementSpec placement, List<String> path, Supplier<TaskMix> mix) {
    String name = placement.policy();
    if (name.isEmpty()) {
      return List.of();
    }
    if (name.equalsIgnoreCase(PolicyNames.ECS)) {
      List<PlacementPolicy> own =
          parameters(placement, LaunchType.EC2, 0).check(missing).policies();
      return own.isEmpty() ? unsaid : own;
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

  /** The constraints of a task definition, checked as registration checks them. */
  Constraints ofTaskDefinition(String name, TaskDefinitionSpec spec) {
    CheckedPlacement checked =
        PlacementParameters.checkOfTaskDefinition(
            spec.placementConstraints().stream().map(PlacementRules::wire).toList(), missing);
    for (Violation violation : checked.violations()) {
      List<String> place = new ArrayList<>(List.of("taskDefinitions", name));
      place.addAll(violation.path());
      notes.add(violation, place);
    }
    return checked.constraints();
  }

  private static PlacementStrategy wire(StrategySpec spec) {
    return new PlacementStrategy(spec.type().name(), spec.field());
  }

  /** A constraint as RunTask would bring it. */
  static PlacementConstraint wire(ConstraintSpec spec) {
    String type =
        switch (spec.type()) {
          case DISTINCT_INSTANCE -> "distinctInstance";
          case MEMBER_OF -> "memberOf";
        };
    return new PlacementConstraint(type, spec.expression());
  }
}
