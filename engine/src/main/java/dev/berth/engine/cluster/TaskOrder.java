package dev.berth.engine.cluster;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.PlacementParameters;
import dev.berth.engine.capacity.CapacityStrategy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.TaskPath;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.Requirements;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order for one or more like tasks, wherever placement finds room: what is left of a call of
 * RunTask once it is checked, or what a client of the world asks for.
 *
 * @param sizeOverride CPU, memory and GPUs instead of the task definition's
 * @param group what spread and distinctInstance count together
 * @param behindLoadBalancer whether the tasks register with a target group
 * @param zones availability zones of the subnets given; empty when any will do
 * @param executions what each task will do; their number is the request's {@code count}
 * @param mayWait whether tasks without room may wait in PROVISIONING, where the cluster lets tasks
 *     wait at all
 * @param details {@code null} where nothing was said
 * @param strategy how the tasks are dealt out to capacity providers
 */
public record TaskOrder(
    TaskDefinition taskDefinition,
    @Nullable Resources sizeOverride,
    String group,
    Constraints constraints,
    List<PlacementPolicy> policies,
    boolean behindLoadBalancer,
    List<String> zones,
    List<Execution> executions,
    boolean mayWait,
    @Nullable TaskDetails details,
    CapacityStrategy strategy) {
  /** The most tasks one call may start. */
  public static final int MAX_COUNT = 10;

  public TaskOrder {
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

  /** An order for tasks that run wherever there is room. */
  public TaskOrder(
      TaskDefinition taskDefinition,
      @Nullable Resources sizeOverride,
      String group,
      Constraints constraints,
      List<PlacementPolicy> policies,
      boolean behindLoadBalancer,
      List<String> zones,
      List<Execution> executions,
      boolean mayWait,
      @Nullable TaskDetails details) {
    this(
        taskDefinition,
        sizeOverride,
        group,
        constraints,
        policies,
        behindLoadBalancer,
        zones,
        executions,
        mayWait,
        details,
        CapacityStrategy.NONE);
  }

  /** An order of which nothing more is said, for tasks that may wait. */
  public TaskOrder(
      TaskDefinition taskDefinition,
      @Nullable Resources sizeOverride,
      String group,
      Constraints constraints,
      List<PlacementPolicy> policies,
      boolean behindLoadBalancer,
      List<String> zones,
      List<Execution> executions) {
    this(
        taskDefinition,
        sizeOverride,
        group,
        constraints,
        policies,
        behindLoadBalancer,
        zones,
        executions,
        true,
        null);
  }

  /** How many tasks are asked for. */
  public int count() {
    return executions.size();
  }

  /** What each task takes from its instance. */
  public Resources demand() {
    return sizeOverride != null ? sizeOverride : taskDefinition.demand();
  }

  /** What placement must know of each task. */
  public PlacementRequest placement() {
    return placement(null);
  }

  /** The same on instances of a capacity provider. */
  PlacementRequest placement(@Nullable String provider) {
    TaskDemand demand =
        new TaskDemand(
            demand(),
            taskDefinition.hostPorts(),
            taskDefinition.networkMode() == NetworkMode.AWSVPC);
    Requirements requirements =
        new Requirements(taskDefinition.requiresAttributes(), zones, provider);
    return new PlacementRequest(demand, requirements, group, constraints, policies);
  }

  /** The same order for StartTask, which asks no constraint and no policy. */
  public TaskOrder onGivenInstance() {
    return new TaskOrder(
        taskDefinition,
        sizeOverride,
        group,
        Constraints.NONE,
        List.of(),
        behindLoadBalancer,
        zones,
        executions,
        false,
        details);
  }

  /** The same for so many tasks, each of which does what the first one does. */
  public TaskOrder times(int count) {
    return new TaskOrder(
        taskDefinition,
        sizeOverride,
        group,
        constraints,
        policies,
        behindLoadBalancer,
        zones,
        Collections.nCopies(count, executions.getFirst()),
        mayWait,
        details,
        strategy);
  }

  /** The same order by a capacity provider strategy. */
  public TaskOrder by(CapacityStrategy providers) {
    if (providers.equals(strategy)) {
      return this;
    }
    return new TaskOrder(
        taskDefinition,
        sizeOverride,
        group,
        constraints,
        policies,
        behindLoadBalancer,
        zones,
        executions,
        mayWait,
        details,
        providers);
  }

  /** Which states each task passes. */
  TaskPath path() {
    boolean attached =
        taskDefinition.networkMode() == NetworkMode.AWSVPC || executions.getFirst().hasVolume();
    return TaskPath.of(attached, behindLoadBalancer);
  }

  /** What became of an order. */
  public sealed interface Response {
    /** How many tasks were created, the first ones of the order. */
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
  public record Answer(int created, long releases, List<PlacementFailure> failures)
      implements Response {}

  /** The order was refused as a whole. */
  public record Refusal(EcsError error, long releases) implements Response {
    @Override
    public int created() {
      return 0;
    }
  }

  /** The order was refused for a reason that will not pass. */
  public record Rejected(EcsError error, long releases) implements Response {
    @Override
    public int created() {
      return 0;
    }
  }
}
