package dev.berth.engine.api;

import dev.berth.engine.input.Execution;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ECS's RunTask: starts one or more like tasks wherever placement finds room.
 *
 * @param sizeOverride CPU, memory and GPUs instead of the task definition's
 * @param group what spread and distinctInstance count together
 * @param behindLoadBalancer whether the tasks register with a target group
 * @param executions what each task will do; their number is the request's {@code count}
 */
public record RunTask(
    TaskDefinition taskDefinition,
    @Nullable Resources sizeOverride,
    String group,
    Constraints constraints,
    List<PlacementPolicy> policies,
    boolean behindLoadBalancer,
    List<Execution> executions) {
  /** The most tasks one call may start. */
  public static final int MAX_COUNT = 10;

  /** The most policies in one chain. */
  public static final int MAX_STRATEGIES = 5;

  public RunTask {
    if (executions.isEmpty() || executions.size() > MAX_COUNT) {
      throw new IllegalArgumentException(
          "count %d is not between 1 and %d".formatted(executions.size(), MAX_COUNT));
    }
    if (policies.size() > MAX_STRATEGIES) {
      throw new IllegalArgumentException(
          "%d strategies, at most %d".formatted(policies.size(), MAX_STRATEGIES));
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
    return PlacementRequest.of(demand, group, constraints, policies);
  }

  /**
   * What became of the request. Partial placement is normal: the first {@code placed} tasks were
   * created, the others found no room.
   *
   * @param releases how often tasks had given resources back by then
   */
  public record Answer(int placed, long releases) {}
}
