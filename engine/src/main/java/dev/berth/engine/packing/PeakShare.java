package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;
import java.util.List;

/** The largest share of any one resource that was ever reserved in the whole cluster. */
final class PeakShare {
  private final double offeredCpu;
  private final double offeredMemory;
  private final double offeredGpu;
  private long cpuUnits;
  private long memoryMiB;
  private long gpuMilli;
  private double largest;
  private long time;

  PeakShare(List<Resources> registered) {
    offeredCpu = registered.stream().mapToLong(Resources::cpuUnits).sum();
    offeredMemory = registered.stream().mapToLong(Resources::memoryMiB).sum();
    offeredGpu = registered.stream().mapToLong(Resources::gpuMilli).sum();
  }

  /** Adds a task; true if the largest share is larger now than ever before. */
  boolean add(long now, Resources demand) {
    change(demand, 1);
    double share =
        Math.max(
            share(gpuMilli, offeredGpu),
            Math.max(share(cpuUnits, offeredCpu), share(memoryMiB, offeredMemory)));
    if (share <= largest) {
      return false;
    }
    largest = share;
    time = now;
    return true;
  }

  void remove(Resources demand) {
    change(demand, -1);
  }

  /** When it was reached first. */
  long time() {
    return time;
  }

  private void change(Resources demand, int sign) {
    cpuUnits += sign * demand.cpuUnits();
    memoryMiB += sign * demand.memoryMiB();
    gpuMilli += sign * demand.gpuMilli();
  }

  private static double share(long reserved, double offered) {
    return offered == 0 ? 0 : reserved / offered;
  }
}
