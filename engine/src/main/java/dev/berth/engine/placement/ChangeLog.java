package dev.berth.engine.placement;

/**
 * Which instances have changed lately, for those who keep something derived from their state. Old
 * entries are overwritten; who comes too late has to look at every instance again.
 */
public final class ChangeLog {
  private static final int SMALLEST = 1 << 10;

  private int[] changed = new int[SMALLEST];
  private long next;

  /** How many changes there have been; a reader continues from here. */
  public long position() {
    return next;
  }

  /** Whether all changes from {@code position} on can still be read. */
  public boolean reaches(long position) {
    return next - position <= changed.length;
  }

  /** The instance of the change at this position. */
  public int instanceAt(long position) {
    return changed[(int) position & (changed.length - 1)];
  }

  void add(int instance) {
    changed[(int) next & (changed.length - 1)] = instance;
    next++;
  }

  /** Makes the log long enough for this many instances; earlier entries are lost. */
  void resize(int instances) {
    int capacity = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, instances - 1)) << 1);
    if (capacity > changed.length) {
      changed = new int[capacity];
      next += capacity + 1;
    }
  }
}
