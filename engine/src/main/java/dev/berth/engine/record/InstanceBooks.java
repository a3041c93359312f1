package dev.berth.engine.record;

import dev.berth.engine.model.Resources;

/** A running sum of what one instance has given. */
final class InstanceBooks {
  private long cpuUnits;
  private long memoryMiB;
  private long gpus;

  void add(Resources demand) {
    cpuUnits += demand.cpuUnits();
    memoryMiB += demand.memoryMiB();
    gpus += demand.gpus();
  }

  void remove(Resources demand) {
    cpuUnits -= demand.cpuUnits();
    memoryMiB -= demand.memoryMiB();
    gpus -= demand.gpus();
  }

  boolean fitsIn(Resources registered) {
    return cpuUnits <= registered.cpuUnits()
        && memoryMiB <= registered.memoryMiB()
        && gpus <= registered.gpus();
  }

  @Override
  public String toString() {
    return "%d CPU units, %d MiB, %d GPUs".formatted(cpuUnits, memoryMiB, gpus);
  }
}
