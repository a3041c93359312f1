package dev.berth.engine.capacity;

/**
 * How a capacity provider scales its group.
 *
 * @param isOn whether it does at all
 * @param targetCapacity percent of the group's instances that should be in use; 1 to 100
 * @param minimumStep instances that are added at least at once; 1 to 10,000
 * @param maximumStep instances that are added at most at once; 1 to 10,000
 * @param warmupNanos how long a new instance does not count yet as settled
 */
public record ScalingSettings(
    boolean isOn, int targetCapacity, int minimumStep, int maximumStep, long warmupNanos) {
  /** ECS's defaults. */
  public static final ScalingSettings DEFAULT =
      new ScalingSettings(true, 100, 1, 10_000, 300_000_000_000L);

  /** No managed scaling. */
  public static final ScalingSettings OFF =
      new ScalingSettings(false, 100, 1, 10_000, 300_000_000_000L);

  public ScalingSettings {
    if (targetCapacity < 1 || targetCapacity > 100 || minimumStep < 1 || maximumStep < 1) {
      throw new IllegalArgumentException(
          "target capacity %d, steps of %d to %d"
              .formatted(targetCapacity, minimumStep, maximumStep));
    }
  }
}
