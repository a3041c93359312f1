package dev.berth.engine.capacity;

/**
 * The scaling policy that a capacity provider keeps on its group: target tracking of
 * CapacityProviderReservation, with an alarm that one datapoint above the target raises, and one
 * that fifteen below it do.
 *
 * <p>Instances that are still warming up count as capacity, so only what is needed beyond them is
 * added; nothing is taken away as long as there are any.
 */
public final class ManagedScaling {
  /** Datapoints below the target before the group shrinks. */
  public static final int LOW_DATAPOINTS = 15;

  /** From one datapoint to the next. */
  public static final long PERIOD_NANOS = 60_000_000_000L;

  private final ScalingSettings settings;
  private final ScalingProfile profile;
  private int low;

  /** A policy that has seen no datapoint. */
  public ManagedScaling(ScalingSettings settings, ScalingProfile profile) {
    this.settings = settings;
    this.profile = profile;
  }

  /** How large the group is to be after one more datapoint. */
  public int evaluate(Reservation datapoint, GroupFigures group) {
    int target = settings.targetCapacity();
    if (datapoint.percent() > target) {
      low = 0;
      return Math.max(group.desired(), group.clamp(wanted(datapoint, group)));
    }
    low = datapoint.percent() < target ? low + 1 : 0;
    return low >= LOW_DATAPOINTS ? smaller(datapoint, group) : group.desired();
  }

  /** How large a group should be that is too small. */
  private int wanted(Reservation datapoint, GroupFigures group) {
    return group.inService() == 0
        ? (int) Math.ceil(datapoint.percent() / 100)
        : tracked(group.settled(), datapoint);
  }

  private int smaller(Reservation datapoint, GroupFigures group) {
    boolean warming = group.settled() < group.inService() || group.desired() > group.inService();
    if (warming || group.inService() == 0) {
      return group.desired();
    }
    // Whoever wants room to spare always keeps an instance.
    int least = settings.targetCapacity() < 100 ? 1 : 0;
    int wanted = Math.max(least, tracked(group.inService(), datapoint));
    int step = Math.max(1, (int) (profile.scaleInShare() * group.desired()));
    return Math.min(group.desired(), group.clamp(Math.max(wanted, group.desired() - step)));
  }

  /** So many instances that the metric would be at the target, or just below it. */
  private int tracked(int instances, Reservation datapoint) {
    double exact = instances * datapoint.percent() / settings.targetCapacity();
    // What came out of a division of whole numbers may lie a little above one.
    return (int) Math.ceil(exact - 1e-9);
  }
}
