package dev.berth.engine.placement;

import dev.berth.engine.model.PlacementStrategy;
import dev.berth.engine.model.TaskDemand;
import java.util.List;

/**
 * What placement must know of a task.
 *
 * @param group the task group that spread and distinctInstance count
 */
public record PlacementRequest(
    TaskDemand demand, String group, Constraints constraints, List<PlacementStrategy> strategies) {
  /** Whether instances must be looked at for more than CPU, memory and GPUs. */
  boolean needsMoreThanRoom() {
    return demand.needsMoreThanAmounts()
        || constraints.distinctInstance()
        || !constraints.memberOf().isEmpty();
  }
}
