package dev.berth.scenarios.workload;

import dev.berth.engine.model.Resources;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a trace arrive that have no times of their own.
 *
 * @param shuffled whether their order is left to chance
 * @param intervalNanos from one row's arrival to the next one's
 * @param until arrivals end before they ask for more than this; rows are drawn again, at random,
 *     once all have had their turn. {@code null}: each row arrives once
 */
public record Sampling(boolean shuffled, long intervalNanos, @Nullable Demand until) {
  /** A resource that tasks ask for. */
  public enum Resource {
    CPU("CPU"),
    MEMORY("memory"),
    GPU("GPUs");

    private final String noun;

    Resource(String noun) {
      this.noun = noun;
    }

    /** What messages call it. */
    public String noun() {
      return noun;
    }

    /** How much of it there is in an amount: CPU units, MiB, or thousandths of a GPU. */
    public long of(Resources amount) {
      return switch (this) {
        case CPU -> amount.cpuUnits();
        case MEMORY -> amount.memoryMiB();
        case GPU -> amount.gpuMilli();
      };
    }
  }

  /** An amount of one resource, in the unit of {@link Resource#of}. */
  public record Demand(Resource resource, double amount) {}
}
