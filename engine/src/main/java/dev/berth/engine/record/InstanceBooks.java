package dev.berth.engine.record;

import dev.berth.engine.model.Resources;

/** A running sum of what one instance has given. */
final class InstanceBooks {
  private long cpuUnits;
  private long memoryMiB;
  private long gpuMilli;

  void add(Resources demand) {
    cpuUnits += demand.cpuUnits();
    memoryMiB += demand.memoryMiB();
    gpuMilli += demand.gpuMilli();
  }

  void remove(Resources demand) {
    cpuUnits -= demand.cpuUnits();
    memoryMiB -= demand.memoryMiB();
    gpuMilli -= demand.gpuMilli();
  }

  boolean fitsIn(Resources registered) {
    return cpuUnits <= registered.cpuUnits()
        && memoryMiB <= registered.memoryMiB()
        && gpuMilli <= registered.gpuMilli();
  }

  @Override
  public String toString() {
    return "%d CPU units, %d MiB, %s GPUs"
        .formatted(cpuUnits, memoryMiB, Resources.gpuText(gpuMilli));
  }
}
