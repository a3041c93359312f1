package dev.berth.engine.model;

/**
 * An amount of what a container instance offers and a task asks for.
 *
 * @param cpuUnits CPU units, 1,024 to a vCPU
 * @param memoryMiB memory in MiB
 * @param gpus whole GPU devices
 */
public record Resources(int cpuUnits, int memoryMiB, int gpus) {
  /** Nothing at all. */
  public static final Resources NONE = new Resources(0, 0, 0);

  public Resources {
    if (cpuUnits < 0 || memoryMiB < 0 || gpus < 0) {
      throw new IllegalArgumentException(
          "negative resources: %d CPU units, %d MiB, %d GPUs".formatted(cpuUnits, memoryMiB, gpus));
    }
  }

  /** An amount of CPU and memory, without GPUs. */
  public static Resources of(int cpuUnits, int memoryMiB) {
    return new Resources(cpuUnits, memoryMiB, 0);
  }

  /** Whether this amount can be taken out of {@code available}. */
  public boolean fitsIn(Resources available) {
    return cpuUnits <= available.cpuUnits
        && memoryMiB <= available.memoryMiB
        && gpus <= available.gpus;
  }
}
