package dev.berth.engine.cluster;

import dev.berth.engine.api.CheckedPlacement;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementParameters;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.model.LaunchType;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RunTask as somebody outside of the world asks for it: nothing in it is checked yet.
 *
 * @param ofTaskDefinition the constraints that the task definition brings
 * @param count how many tasks to start
 * @param group the task group; by default {@code family:} and the definition's family
 * @param zones availability zones of the subnets given; empty when any will do
 * @param execution what each task will do
 */
public record RunTaskRequest(
    TaskDefinition taskDefinition,
    Constraints ofTaskDefinition,
    int count,
    LaunchType launchType,
    @Nullable String group,
    List<PlacementStrategy> placementStrategy,
    List<PlacementConstraint> placementConstraints,
    List<String> zones,
    Execution execution) {
  public RunTaskRequest {
    placementStrategy = List.copyOf(placementStrategy);
    placementConstraints = List.copyOf(placementConstraints);
    zones = List.copyOf(zones);
  }

  /** What a check comes to. */
  public sealed interface Checked {
    /** The request is in order. */
    record Valid(TaskOrder request) implements Checked {}

    /** ECS refuses it; nothing is to be done. */
    record Invalid(EcsError error) implements Checked {}
  }

  /**
   * Checks the request as ECS does before it starts anything.
   *
   * @param missing what negative operators say of instances without the attribute
   */
  public Checked check(MissingAttribute missing) {
    if (count < 1 || count > TaskOrder.MAX_COUNT) {
      return invalid("count is %d, expected 1 to %d".formatted(count, TaskOrder.MAX_COUNT));
    }
    CheckedPlacement placement =
        new PlacementParameters(
                launchType, placementStrategy, placementConstraints, ofTaskDefinition.count())
            .check(missing);
    if (!placement.violations().isEmpty()) {
      return new Checked.Invalid(placement.violations().getFirst().error());
    }
    if (launchType == LaunchType.FARGATE) {
      return invalid("launch type FARGATE is not simulated");
    }
    return new Checked.Valid(
        new TaskOrder(
            taskDefinition,
            null,
            group != null ? group : "family:" + taskDefinition.family(),
            ofTaskDefinition.and(placement.constraints()),
            placement.policies(),
            false,
            zones,
            Collections.nCopies(count, execution)));
  }

  private static Checked invalid(String message) {
    return new Checked.Invalid(new EcsError.InvalidParameterException(message));
  }
}
