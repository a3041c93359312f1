package dev.berth.engine.packing;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;

/**
 * One size for a task's several resources: each times a weight. What fits together in every
 * resource also fits by any such size, so it makes a packing problem of one dimension out of many.
 *
 * @param devices how a share of a GPU device counts; whole devices count whole. A device holds
 *     shares within its own thousand, so shares can be rounded before they are added up
 */
record Measure(long cpuWeight, long memoryWeight, long gpuWeight, DualFeasible devices) {
  /** The size of what a task asks for. */
  long of(Resources demand) {
    return sum(demand, gpuOf(demand.gpuMilli()));
  }

  /** The most that tasks on an instance can measure together. */
  long capacity(Resources registered) {
    return sum(registered, registered.gpuMilli() / WHOLE_GPU * devices.most(WHOLE_GPU));
  }

  private long sum(Resources amounts, long gpu) {
    return cpuWeight * amounts.cpuUnits() + memoryWeight * amounts.memoryMiB() + gpuWeight * gpu;
  }

  private long gpuOf(int gpuMilli) {
    return gpuMilli < WHOLE_GPU
        ? devices.value(gpuMilli)
        : gpuMilli / WHOLE_GPU * devices.most(WHOLE_GPU);
  }
}
