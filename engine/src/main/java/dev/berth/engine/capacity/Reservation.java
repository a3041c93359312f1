package dev.berth.engine.capacity;

/**
 * One datapoint of CapacityProviderReservation.
 *
 * @param percent its value: needed over present instances, times 100
 * @param instances those that the group has in service
 * @param needed those that would be enough
 */
public record Reservation(double percent, int instances, int needed) {
  /** The value of a group without instances that nobody needs. */
  private static final double NOTHING_NEEDED = 100;

  /** The value of a group without instances that somebody needs. */
  private static final double SOMETHING_NEEDED = 200;

  /** The datapoint of so many instances where so many are needed. */
  static Reservation of(int instances, int needed) {
    if (instances == 0) {
      return new Reservation(needed == 0 ? NOTHING_NEEDED : SOMETHING_NEEDED, 0, needed);
    }
    return new Reservation(100.0 * needed / instances, instances, needed);
  }
}
