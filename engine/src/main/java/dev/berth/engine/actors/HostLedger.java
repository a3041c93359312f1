package dev.berth.engine.actors;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.cluster.Launch;
import dev.berth.engine.model.Resources;
import java.util.Arrays;

/** What is really left on an agent's host, as opposed to what the control plane counts as free. */
final class HostLedger {
  private final int[] gpuMilliLeft;
  private int cpuLeft;
  private int memoryLeft;

  /** The ledger of an empty host. */
  HostLedger(Resources registered) {
    cpuLeft = registered.cpuUnits();
    memoryLeft = registered.memoryMiB();
    gpuMilliLeft = new int[registered.gpuMilli() / WHOLE_GPU];
    Arrays.fill(gpuMilliLeft, WHOLE_GPU);
  }

  /** Whether the host has room for a task on the devices it was given. */
  boolean fits(Launch launch) {
    Resources demand = launch.demand();
    if (demand.cpuUnits() > cpuLeft || demand.memoryMiB() > memoryLeft) {
      return false;
    }
    int each = Math.min(demand.gpuMilli(), WHOLE_GPU);
    for (long rest = launch.devices(); rest != 0; rest &= rest - 1) {
      if (gpuMilliLeft[Long.numberOfTrailingZeros(rest)] < each) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes what a task needs.
   *
   * @throws IllegalStateException if it is not there
   */
  void take(Launch launch) {
    if (!fits(launch)) {
      throw new IllegalStateException(
          "task %d would over-commit its host by %s: %d CPU units, %d MiB, GPU devices %s left"
              .formatted(
                  launch.task(),
                  launch.demand(),
                  cpuLeft,
                  memoryLeft,
                  Arrays.toString(gpuMilliLeft)));
    }
    add(launch, -1);
  }

  /** Gives back what a task took. */
  void giveBack(Launch launch) {
    add(launch, 1);
  }

  private void add(Launch launch, int sign) {
    Resources demand = launch.demand();
    cpuLeft += sign * demand.cpuUnits();
    memoryLeft += sign * demand.memoryMiB();
    int each = Math.min(demand.gpuMilli(), WHOLE_GPU);
    for (long rest = launch.devices(); rest != 0; rest &= rest - 1) {
      gpuMilliLeft[Long.numberOfTrailingZeros(rest)] += sign * each;
    }
  }
}
