package dev.berth.engine.packing;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;
import dev.berth.engine.packing.CommonTasks.Common;
import java.util.List;

/**
 * How much of what is free the common tasks could not use: what is free on an instance where a task
 * does not fit, or whose resource it does not ask for, and on GPU devices that have too little
 * left. The measure that fragmentation gradient descent goes by, of every resource.
 */
final class Fragmentation {
  private final FreeResources free;
  private final List<Common> tasks;
  private double cpuUnits;
  private double memoryMiB;
  private double gpuMilli;
  private double homeless;

  private Fragmentation(FreeResources free, List<Common> tasks) {
    this.free = free;
    this.tasks = tasks;
  }

  /** Over all instances. */
  static Stranded of(FreeResources free, List<Common> tasks) {
    Fragmentation instance = new Fragmentation(free, tasks);
    double[] unusable = new double[3];
    double[] all = new double[3];
    for (int i = 0; i < free.instances(); i++) {
      if (i == 0 || !free.isSame(i - 1, i)) {
        instance.look(i);
      }
      unusable[0] += instance.cpuUnits;
      unusable[1] += instance.memoryMiB;
      unusable[2] += instance.gpuMilli;
      all[0] += free.cpuUnits(i);
      all[1] += free.memoryMiB(i);
      all[2] += free.gpuMilli(i);
    }
    return new Stranded(
        share(unusable[0], all[0]), share(unusable[1], all[1]), share(unusable[2], all[2]));
  }

  /** The share of tasks that do not fit on an instance. */
  static double homeless(FreeResources free, List<Common> tasks, int instance) {
    Fragmentation fragmentation = new Fragmentation(free, tasks);
    fragmentation.look(instance);
    return Math.min(1, fragmentation.homeless);
  }

  private void look(int instance) {
    int cpu = free.cpuUnits(instance);
    int memory = free.memoryMiB(instance);
    int gpu = free.gpuMilli(instance);
    cpuUnits = 0;
    memoryMiB = 0;
    gpuMilli = 0;
    homeless = 0;
    for (int i = 0; i < tasks.size(); i++) {
      Common task = tasks.get(i);
      Resources demand = task.demand();
      int atLeast = Math.min(demand.gpuMilli(), WHOLE_GPU);
      int usableGpu = atLeast == 0 ? 0 : free.gpuMilliOnDevicesWith(instance, atLeast);
      boolean fits =
          demand.cpuUnits() <= cpu
              && demand.memoryMiB() <= memory
              && demand.gpuMilli() <= usableGpu;
      double share = task.share();
      cpuUnits += fits && demand.cpuUnits() > 0 ? 0 : share * cpu;
      memoryMiB += fits && demand.memoryMiB() > 0 ? 0 : share * memory;
      gpuMilli += share * (fits ? gpu - usableGpu : gpu);
      homeless += fits ? 0 : share;
    }
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : Math.min(1, part / whole);
  }
}
