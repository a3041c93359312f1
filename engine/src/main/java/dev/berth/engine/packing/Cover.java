package dev.berth.engine.packing;

import java.util.Comparator;
import java.util.List;

/** How many instances it takes to cover a value, those with the largest limits first. */
final class Cover {
  private final long[] limits;
  private final int[] counts;

  Cover(Fleet fleet, Yardstick yardstick) {
    record Limited(long limit, int count) {}
    List<Limited> descending =
        fleet.sizes().stream()
            .map(size -> new Limited(yardstick.limit(size.registered()), size.count()))
            .sorted(Comparator.comparingLong(Limited::limit).reversed())
            .toList();
    limits = descending.stream().mapToLong(Limited::limit).toArray();
    counts = descending.stream().mapToInt(Limited::count).toArray();
  }

  /** The fewest instances whose limits add up to this value; all if they never do. */
  int instancesFor(long value) {
    long rest = value;
    int instances = 0;
    for (int size = 0; size < limits.length && rest > 0 && limits[size] > 0; size++) {
      long wanted = Math.ceilDiv(rest, limits[size]);
      int taken = (int) Math.min(wanted, counts[size]);
      instances += taken;
      rest -= taken * limits[size];
    }
    return instances;
  }

  /** The largest value that so many instances cover. */
  long coveredBy(int instances) {
    long covered = 0;
    int rest = instances;
    for (int size = 0; size < limits.length && rest > 0; size++) {
      int taken = Math.min(rest, counts[size]);
      covered += taken * limits[size];
      rest -= taken;
    }
    return covered;
  }
}
