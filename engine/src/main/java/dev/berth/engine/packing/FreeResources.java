package dev.berth.engine.packing;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;
import java.util.Arrays;
import java.util.List;

/**
 * What is free on each instance: CPU units, MiB, and thousandths of each GPU device. An instance
 * that is not there has nothing.
 */
final class FreeResources {
  private static final short[] NO_GPUS = {};

  private int[] cpuUnits = {};
  private int[] memoryMiB = {};
  private short[][] gpuMilli = {};
  private boolean[] there = {};
  private int instances;

  /** Everything is free on instances that registered these amounts. */
  static FreeResources of(List<Resources> registered) {
    FreeResources free = new FreeResources();
    free.resize(registered.size());
    for (int instance = 0; instance < registered.size(); instance++) {
      free.join(instance, registered.get(instance));
    }
    return free;
  }

  /** Makes room for so many instances; new ones are not there. */
  void resize(int size) {
    instances = Math.max(instances, size);
    if (size > cpuUnits.length) {
      int before = cpuUnits.length;
      int capacity = Math.max(size, 2 * before);
      cpuUnits = Arrays.copyOf(cpuUnits, capacity);
      memoryMiB = Arrays.copyOf(memoryMiB, capacity);
      gpuMilli = Arrays.copyOf(gpuMilli, capacity);
      there = Arrays.copyOf(there, capacity);
      Arrays.fill(gpuMilli, before, capacity, NO_GPUS);
    }
  }

  /** An instance is there, and everything is free on it. */
  void join(int instance, Resources amounts) {
    cpuUnits[instance] = amounts.cpuUnits();
    memoryMiB[instance] = amounts.memoryMiB();
    gpuMilli[instance] = new short[amounts.gpuMilli() / WHOLE_GPU];
    Arrays.fill(gpuMilli[instance], (short) WHOLE_GPU);
    there[instance] = true;
  }

  /** An instance is there no longer. */
  void leave(int instance) {
    cpuUnits[instance] = 0;
    memoryMiB[instance] = 0;
    gpuMilli[instance] = NO_GPUS;
    there[instance] = false;
  }

  boolean isThere(int instance) {
    return there[instance];
  }

  int instances() {
    return instances;
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
    if (!there[instance]) {
      return;
    }
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
    gpuMilli[instance] = copy(other.gpuMilli[instance], gpuMilli[instance]);
    there[instance] = other.there[instance];
  }

  private static short[] copy(short[] from, short[] to) {
    if (from.length != to.length) {
      return from.clone();
    }
    System.arraycopy(from, 0, to, 0, to.length);
    return to;
  }
}
