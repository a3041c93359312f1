package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;

/**
 * When a larger share of some resource was reserved than ever before, of the most that the cluster
 * has offered so far.
 */
final class PeakShare {
  private static final int CPU = 0;
  private static final int MEMORY = 1;
  private static final int GPU = 2;
  private static final int KINDS = 3;

  private final long[] offered = new long[KINDS];
  private final long[] most = new long[KINDS];
  private final long[] reserved = new long[KINDS];
  private final long[] atPeak = new long[KINDS];
  private double largest;
  private long time;

  /** The cluster offers more, or with -1 less. */
  void offer(Resources registered, int sign) {
    add(offered, registered, sign);
    for (int kind = 0; kind < KINDS; kind++) {
      most[kind] = Math.max(most[kind], offered[kind]);
    }
    largest = share(atPeak);
  }

  /** Adds a task; true if the largest share is larger now than ever before. */
  boolean add(long now, Resources demand) {
    add(reserved, demand, 1);
    double share = share(reserved);
    if (share <= largest) {
      return false;
    }
    largest = share;
    System.arraycopy(reserved, 0, atPeak, 0, KINDS);
    time = now;
    return true;
  }

  void remove(Resources demand) {
    add(reserved, demand, -1);
  }

  /** When it was reached first. */
  long time() {
    return time;
  }

  private double share(long[] amounts) {
    double share = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      share = Math.max(share, most[kind] == 0 ? 0 : amounts[kind] / (double) most[kind]);
    }
    return share;
  }

  private static void add(long[] amounts, Resources change, int sign) {
    amounts[CPU] += sign * change.cpuUnits();
    amounts[MEMORY] += sign * change.memoryMiB();
    amounts[GPU] += sign * change.gpuMilli();
  }
}
