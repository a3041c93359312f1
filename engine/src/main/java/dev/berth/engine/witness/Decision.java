package dev.berth.engine.witness;

import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;

/**
 * What placement decided.
 *
 * @param time when, in nanoseconds since the world's epoch
 * @param tasks the one task that was placed; or those of a call for which there was no room, of
 *     which only the first was tried: they are all alike
 * @param task the number that the placed task gets; {@link #NO_TASK} without room
 * @param instance where it goes; {@link Placement#NO_INSTANCE} without room
 * @param request what was asked of placement
 */
public record Decision(
    long time, Submission tasks, long task, int instance, PlacementRequest request) {
  /** Stands for the number of a task that was not created. */
  public static final long NO_TASK = 0;

  /** Whether an instance was found. */
  public boolean isPlaced() {
    return instance != Placement.NO_INSTANCE;
  }
}
