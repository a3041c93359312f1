package dev.berth.engine.api;

import dev.berth.engine.model.LaunchType;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request says about placement, as it comes.
 *
 * @param ofTaskDefinition how many constraints the task definition has, which count with these
 */
public record PlacementParameters(
    LaunchType launchType,
    List<PlacementStrategy> strategies,
    List<PlacementConstraint> constraints,
    int ofTaskDefinition) {
  /** The most strategies in one chain. */
  public static final int MAX_STRATEGIES = 5;

  /** The most constraints of a task, those of its definition included. */
  public static final int MAX_CONSTRAINTS = 10;

  private static final String STRATEGIES = "placementStrategy";
  private static final String CONSTRAINTS = "placementConstraints";

  public PlacementParameters {
    strategies = List.copyOf(strategies);
    constraints = List.copyOf(constraints);
  }

  /**
   * Checks all of it and compiles what is right.
   *
   * @param missing what negative operators say of instances without the attribute
   */
  public CheckedPlacement check(MissingAttribute missing) {
    List<Violation> violations = new ArrayList<>();
    checkLaunchType(violations);
    checkCounts(violations);
    StrategyCheck strategyCheck = new StrategyCheck(violations);
    for (int i = 0; i < strategies.size(); i++) {
      strategyCheck.add(strategies.get(i), List.of(STRATEGIES, String.valueOf(i)));
    }
    ConstraintCheck constraintCheck =
        new ConstraintCheck(violations, EcsError.InvalidParameterException::new, missing);
    for (int i = 0; i < constraints.size(); i++) {
      constraintCheck.add(constraints.get(i), List.of(CONSTRAINTS, String.valueOf(i)));
    }
    return new CheckedPlacement(
        strategyCheck.policies(), constraintCheck.constraints(), violations);
  }

  /**
   * Checks the constraints of a task definition, which knows {@code memberOf} only.
   *
   * @param missing what negative operators say of instances without the attribute
   */
  public static CheckedPlacement checkOfTaskDefinition(
      List<PlacementConstraint> constraints, MissingAttribute missing) {
    List<Violation> violations = new ArrayList<>();
    ConstraintCheck check = new ConstraintCheck(violations, EcsError.ClientException::new, missing);
    for (int i = 0; i < constraints.size(); i++) {
      check.addOfTaskDefinition(constraints.get(i), List.of(CONSTRAINTS, String.valueOf(i)));
    }
    return new CheckedPlacement(List.of(), check.constraints(), violations);
  }

  private void checkLaunchType(List<Violation> violations) {
    if (launchType != LaunchType.FARGATE) {
      return;
    }
    if (!strategies.isEmpty()) {
      violations.add(
          new Violation(
              List.of(STRATEGIES),
              new EcsError.InvalidParameterException(
                  "Placement strategies are not supported with FARGATE launch type."),
              ""));
    }
    if (constraints.size() + ofTaskDefinition > 0) {
      violations.add(
          new Violation(
              List.of(CONSTRAINTS),
              new EcsError.InvalidParameterException(
                  "Placement constraints are not supported with FARGATE launch type."),
              ""));
    }
  }

  private void checkCounts(List<Violation> violations) {
    if (strategies.size() > MAX_STRATEGIES) {
      violations.add(
          new Violation(
              List.of(STRATEGIES),
              new EcsError.InvalidParameterException(
                  "%d placement strategies, ECS takes at most %d"
                      .formatted(strategies.size(), MAX_STRATEGIES)),
              ""));
    }
    int all = constraints.size() + ofTaskDefinition;
    if (all > MAX_CONSTRAINTS) {
      String those =
          ofTaskDefinition == 0
              ? ""
              : " with the %d of the task definition".formatted(ofTaskDefinition);
      violations.add(
          new Violation(
              List.of(CONSTRAINTS),
              new EcsError.InvalidParameterException(
                  "%d placement constraints%s, ECS takes at most %d"
                      .formatted(all, those, MAX_CONSTRAINTS)),
              ""));
    }
  }
}
