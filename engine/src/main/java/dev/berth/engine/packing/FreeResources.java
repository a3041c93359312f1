package dev.berth.engine.packing;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;
import java.util.Arrays;
import java.util.List;

/** What is free on each instance: CPU units, MiB, and thousandths of each GPU device. */
final class FreeResources {
  private final int[] cpuUnits;
  private final int[] memoryMiB;
  private final short[][] gpuMilli;

  private FreeResources(int instances) {
    cpuUnits = new int[instances];
    memoryMiB = new int[instances];
    gpuMilli = new short[instances][];
  }

  /** Everything is free on instances that registered these amounts. */
  static FreeResources of(List<Resources> registered) {
    FreeResources free = new FreeResources(registered.size());
    for (int instance = 0; instance < registered.size(); instance++) {
      Resources amounts = registered.get(instance);
      free.cpuUnits[instance] = amounts.cpuUnits();
      free.memoryMiB[instance] = amounts.memoryMiB();
      free.gpuMilli[instance] = new short[amounts.gpuMilli() / WHOLE_GPU];
      Arrays.fill(free.gpuMilli[instance], (short) WHOLE_GPU);
    }
    return free;
  }

  int instances() {
    return cpuUnits.length;
  }

  int cpuUnits(int instance) {
    return cpuUnits[instance];
  }

  int memoryMiB(int instance) {
    return memoryMiB[instance];
  }

  /** Thousandths free on all devices together. */
  int gpuMilli(int instance) {
    int total = 0;
    for (short free : gpuMilli[instance]) {
      total += free;
    }
    return total;
  }

  /** Thousandths free on those devices that have at least so many. */
  int gpuMilliOnDevicesWith(int instance, int atLeast) {
    int total = 0;
    for (short free : gpuMilli[instance]) {
      total += free >= atLeast ? free : 0;
    }
    return total;
  }

  /** Whether the same is free on two instances. */
  boolean isSame(int one, int other) {
    return cpuUnits[one] == cpuUnits[other]
        && memoryMiB[one] == memoryMiB[other]
        && Arrays.equals(gpuMilli[one], gpuMilli[other]);
  }

  /**
   * Adds what a task asks for to what is free, or takes it away.
   *
   * @param sign 1 or -1
   * @param devices the task's GPU devices, as a bit mask
   */
  void add(int instance, Resources demand, int sign, long devices) {
    cpuUnits[instance] += sign * demand.cpuUnits();
    memoryMiB[instance] += sign * demand.memoryMiB();
    int each = sign * Math.min(demand.gpuMilli(), WHOLE_GPU);
    for (long rest = devices; rest != 0; rest &= rest - 1) {
      gpuMilli[instance][Long.numberOfTrailingZeros(rest)] += (short) each;
    }
  }

  /** Makes one instance as free as it is in {@code other}. */
  void copy(int instance, FreeResources other) {
    cpuUnits[instance] = other.cpuUnits[instance];
    memoryMiB[instance] = other.memoryMiB[instance];
    System.arraycopy(other.gpuMilli[instance], 0, gpuMilli[instance], 0, gpuMilli[instance].length);
  }
}
