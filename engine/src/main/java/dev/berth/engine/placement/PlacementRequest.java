package dev.berth.engine.placement;

import dev.berth.engine.model.TaskDemand;
import java.util.List;

/**
 * What placement must know of a task. Requests that are equal are of one kind.
 *
 * @param group the task group that spread and distinctInstance count
 * @param policies the chain that chooses among suitable instances, each narrowing what those before
 *     it have left
 */
public record PlacementRequest(
    TaskDemand demand,
    Requirements requirements,
    String group,
    Constraints constraints,
    List<PlacementPolicy> policies) {
  public PlacementRequest {
    policies = List.copyOf(policies);
  }

  /** Asked for with every task, so it only counts what tells most kinds apart. */
  @Override
  public int hashCode() {
    return 31 * group.hashCode() + demand.amounts().hashCode();
  }

  /** A request that can do with any instance that has room. */
  public static PlacementRequest of(
      TaskDemand demand, String group, Constraints constraints, List<PlacementPolicy> policies) {
    return new PlacementRequest(demand, Requirements.NONE, group, constraints, policies);
  }
}
