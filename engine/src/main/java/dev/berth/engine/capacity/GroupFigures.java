package dev.berth.engine.capacity;

/**
 * How large a group is.
 *
 * @param desired how large it wants to be
 * @param inService instances that are in service and registered
 * @param settled those of them that are older than the warm-up
 */
public record GroupFigures(int desired, int inService, int settled, int minSize, int maxSize) {
  /** The nearest size that the group may have. */
  int clamp(int size) {
    return Math.max(minSize, Math.min(maxSize, size));
  }
}
