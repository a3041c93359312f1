package dev.berth.engine.model;

import java.math.BigDecimal;

/**
 * An amount of what a container instance offers and a task asks for.
 *
 * @param cpuUnits CPU units, 1,024 to a vCPU
 * @param memoryMiB memory in MiB
 * @param gpuMilli thousandths of GPU devices. A task that asks for less than {@link #WHOLE_GPU}
 *     shares one device; any other asks for whole devices. ECS itself knows whole devices only
 */
public record Resources(int cpuUnits, int memoryMiB, int gpuMilli) {
  /** Thousandths of a GPU device in a whole one. */
  public static final int WHOLE_GPU = 1_000;

  /** Nothing at all. */
  public static final Resources NONE = new Resources(0, 0, 0);

  public Resources {
    if (cpuUnits < 0 || memoryMiB < 0 || gpuMilli < 0) {
      throw new IllegalArgumentException(
          "negative resources: %d CPU units, %d MiB, %s GPUs"
              .formatted(cpuUnits, memoryMiB, gpuText(gpuMilli)));
    }
  }

  /** An amount of CPU and memory, without GPUs. */
  public static Resources of(int cpuUnits, int memoryMiB) {
    return new Resources(cpuUnits, memoryMiB, 0);
  }

  /** An amount of CPU, memory and whole GPU devices. */
  public static Resources ofGpus(int cpuUnits, int memoryMiB, int gpus) {
    return new Resources(cpuUnits, memoryMiB, Math.multiplyExact(gpus, WHOLE_GPU));
  }

  /** GPU devices, of which the last one may be a share. */
  public double gpus() {
    return (double) gpuMilli / WHOLE_GPU;
  }

  /** The larger amount of each resource. */
  public Resources max(Resources other) {
    return new Resources(
        Math.max(cpuUnits, other.cpuUnits),
        Math.max(memoryMiB, other.memoryMiB),
        Math.max(gpuMilli, other.gpuMilli));
  }

  /** Whether this amount can be taken out of {@code available}. */
  public boolean fitsIn(Resources available) {
    return cpuUnits <= available.cpuUnits
        && memoryMiB <= available.memoryMiB
        && gpuMilli <= available.gpuMilli;
  }

  @Override
  public String toString() {
    return "%d CPU units, %d MiB, %s GPUs".formatted(cpuUnits, memoryMiB, gpuText(gpuMilli));
  }

  /** A number of GPU devices as people write it: {@code 2}, {@code 0.46}. */
  public static String gpuText(long gpuMilli) {
    return BigDecimal.valueOf(gpuMilli, 3).stripTrailingZeros().toPlainString();
  }
}
