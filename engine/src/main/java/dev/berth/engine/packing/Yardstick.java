package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;

/**
 * A value for each task and a limit for each instance, such that the values of tasks that fit on an
 * instance together never exceed its limit.
 *
 * <p>It holds because the sizes of tasks on one instance add up to no more than the instance's own
 * by any {@link Measure}, and a {@link DualFeasible} function knows the most that such sizes count.
 * It holds for each kind of instance by itself, so they may differ.
 */
record Yardstick(Measure measure, DualFeasible function) {
  /** What a task counts. */
  long of(Resources demand) {
    return function.value(measure.of(demand));
  }

  /** The most that tasks on an instance count together. */
  long limit(Resources registered) {
    return function.most(measure.capacity(registered));
  }
}
