package dev.berth.engine.capacity;

import org.jspecify.annotations.Nullable;

/**
 * Instances of a group that are prepared beforehand.
 *
 * @param minSize how many there are at least
 * @param maxPrepared how many instances the group and its pool have together; {@code null}: the
 *     group's maximum size
 * @param state Warmed:Stopped, Warmed:Running or Warmed:Hibernated
 */
public record WarmPool(int minSize, @Nullable Integer maxPrepared, LifecycleState state) {
  /** How many instances the pool of a group should have. */
  int sizeFor(int desired, int maxSize) {
    int prepared = maxPrepared == null ? maxSize : maxPrepared;
    return Math.max(minSize, prepared - desired);
  }
}
