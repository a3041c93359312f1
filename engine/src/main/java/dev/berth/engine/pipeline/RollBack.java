package dev.berth.engine.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What a step does when it does not succeed.
 *
 * @param deregister whether what the step registered is deregistered
 * @param run tasks to run before that, followed as the step's own are; {@code null} for none
 */
public record RollBack(boolean deregister, @Nullable StepRun run) {
  /** Nothing. */
  public static final RollBack NONE = new RollBack(false, null);

  /** Whether there is anything to do. */
  public boolean isAnything() {
    return deregister || run != null;
  }
}
