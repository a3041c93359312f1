package dev.berth.engine.record;

/**
 * What instances do not offer before they register: amounts times nanoseconds, to be taken off what
 * all instances would have offered in the whole time.
 */
final class Absence {
  private static final double NANOS_PER_HOUR = 3_600e9;

  private double cpuUnitNanos;
  private double memoryMiBNanos;
  private double gpuMilliNanos;
  private double usd;

  /** An instance has registered, and was not there before. */
  void registered(long time, InstanceInfo instance) {
    cpuUnitNanos += (double) time * instance.registered().cpuUnits();
    memoryMiBNanos += (double) time * instance.registered().memoryMiB();
    gpuMilliNanos += (double) time * instance.registered().gpuMilli();
    usd += time / NANOS_PER_HOUR * instance.hourlyPriceUsd();
  }

  /** CPU units that were not there on average. */
  double cpuUnits(long end) {
    return end == 0 ? 0 : cpuUnitNanos / end;
  }

  /** MiB of memory that were not there on average. */
  double memoryMiB(long end) {
    return end == 0 ? 0 : memoryMiBNanos / end;
  }

  /** Thousandths of GPUs that were not there on average. */
  double gpuMilli(long end) {
    return end == 0 ? 0 : gpuMilliNanos / end;
  }

  /** What the instances would have cost that were not there yet. */
  double costUsd() {
    return usd;
  }
}
