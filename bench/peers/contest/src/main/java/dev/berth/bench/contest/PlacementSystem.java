package dev.berth.bench.contest;

/** A system under comparison, with one of its policies. */
@FunctionalInterface
public interface PlacementSystem {
  /**
   * Makes hosts and tasks as the system wants them, unmeasured.
   *
   * @throws IllegalArgumentException if it has no such policy
   */
  Run prepare(String policy, TaskStream stream);

  /** What is measured. */
  @FunctionalInterface
  interface Run {
    /** The host of each task, from 0, or {@link Placed#NO_HOST}. */
    int[] place();
  }
}
