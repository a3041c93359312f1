package dev.berth.engine.input;

/**
 * What a task's essential container does once it runs: how long, and how it ends. ECS does not know
 * this; the workload does.
 *
 * @param runTimeNanos from RUNNING to its own exit; {@link #ENDLESS} when it never exits by itself
 * @param exitCode 0 for success
 */
public record Execution(long runTimeNanos, int exitCode) {
  /** The run time of a container that runs until it is stopped. */
  public static final long ENDLESS = Long.MAX_VALUE;

  public Execution {
    if (runTimeNanos < 0) {
      throw new IllegalArgumentException("negative run time: " + runTimeNanos + " ns");
    }
  }

  /** Whether the container never exits by itself. */
  public boolean isEndless() {
    return runTimeNanos == ENDLESS;
  }
}
