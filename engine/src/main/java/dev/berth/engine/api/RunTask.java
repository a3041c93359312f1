package dev.berth.engine.api;

import dev.berth.engine.input.Execution;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.Requirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ECS's RunTask: starts one or more like tasks wherever placement finds room.
 *
 * @param sizeOverride CPU, memory and GPUs instead of the task definition's
 * @param group what spread and distinctInstance count together
 * @param behindLoadBalancer whether the tasks register with a target group
 * @param zones availability zones of the subnets given; empty when any will do
 * @param executions what each task will do; their number is the request's {@code count}
 */
public record RunTask(
    TaskDefinition taskDefinition,
    @Nullable Resources sizeOverride,
    String group,
    Constraints constraints,
    List<PlacementPolicy> policies,
    boolean behindLoadBalancer,
    List<String> zones,
    List<Execution> executions) {
  /** The most tasks one call may start. */
  public static final int MAX_COUNT = 10;

  public RunTask {
    zones = List.copyOf(zones);
    if (executions.isEmpty() || executions.size() > MAX_COUNT) {
      throw new IllegalArgumentException(
          "count %d is not between 1 and %d".formatted(executions.size(), MAX_COUNT));
    }
    if (policies.size() > PlacementParameters.MAX_STRATEGIES) {
      throw new IllegalArgumentException(
          "%d strategies, at most %d"
              .formatted(policies.size(), PlacementParameters.MAX_STRATEGIES));
    }
  }

  /** What each task takes from its instance. */
  public Resources demand() {
    return sizeOverride != null ? sizeOverride : taskDefinition.demand();
  }

  /** What placement must know of each task. */
  public PlacementRequest placement() {
    TaskDemand demand =
        new TaskDemand(
            demand(),
            taskDefinition.hostPorts(),
            taskDefinition.networkMode() == NetworkMode.AWSVPC);
    Requirements requirements = new Requirements(taskDefinition.requiresAttributes(), zones);
    return new PlacementRequest(demand, requirements, group, constraints, policies);
  }

  /** What became of the request. */
  public sealed interface Response {
    /** How many tasks were created, the first ones of the request. */
    int created();

    /** How often tasks had given resources back by then. */
    long releases();
  }

  /**
   * Partial placement is normal: the first {@code created} tasks were created, the others found no
   * room.
   *
   * @param failures for each task without a place, and each ACTIVE instance in order, what excluded
   *     it; empty unless asked for
   */
  public record Answer(int created, long releases, List<Failure> failures) implements Response {}

  /** The request was refused as a whole. */
  public record Refusal(EcsError error, long releases) implements Response {
    @Override
    public int created() {
      return 0;
    }
  }
}
