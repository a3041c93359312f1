package dev.berth.engine.record;

import dev.berth.engine.model.Resources;
import java.util.Arrays;

/**
 * Holds what is reserved against what all instances offer: at the end, and at the end of the
 * instant by which arrivals have first asked for as much as there is, whether they got it or not.
 * The latter says how well a cluster is packed only if all of it was there and nothing had left it,
 * so it does not hold if another instance registers later, nor once a task has given something back
 * or an instance is gone.
 */
final class DemandBooks {
  private static final int CPU = 0;
  private static final int MEMORY = 1;
  private static final int GPU = 2;
  private static final int KINDS = 3;

  private final long[] offered = new long[KINDS];
  private final long[] arrived = new long[KINDS];
  private final long[] reserved = new long[KINDS];
  private final double[] atFullDemand = new double[KINDS];
  private final boolean[] reached = new boolean[KINDS];
  private final boolean[] tooEarly = new boolean[KINDS];
  private boolean givenBack;
  private long latest;

  DemandBooks() {
    Arrays.fill(atFullDemand, Double.NaN);
  }

  /** One more instance is there. */
  void register(long time, Resources registered) {
    advance(time);
    add(offered, registered, 1);
    for (int kind = 0; kind < KINDS; kind++) {
      if (reached[kind]) {
        reached[kind] = false;
        atFullDemand[kind] = Double.NaN;
        tooEarly[kind] |= arrived[kind] >= offered[kind];
      }
    }
  }

  /** An instance is gone. */
  void leave(long time, Resources registered) {
    advance(time);
    add(offered, registered, -1);
    givenBack = true;
  }

  void arrive(long time, Resources demand, int count) {
    advance(time);
    add(arrived, demand, count);
  }

  /** Tasks have taken resources, or given them back with a negative count. */
  void reserve(long time, Resources demand, int count) {
    advance(time);
    add(reserved, demand, count);
    givenBack |= count < 0;
  }

  /** Closes the books: what happened at the latest instant counts as well. */
  void end() {
    settle();
  }

  Summary.Shares fullDemand() {
    return new Summary.Shares(atFullDemand[CPU], atFullDemand[MEMORY], atFullDemand[GPU]);
  }

  Summary.Shares reserved() {
    return new Summary.Shares(share(CPU), share(MEMORY), share(GPU));
  }

  private void advance(long time) {
    if (time > latest) {
      settle();
      latest = time;
    }
  }

  private void settle() {
    for (int kind = 0; kind < KINDS; kind++) {
      boolean isFirst = !reached[kind] && !givenBack;
      if (isFirst && offered[kind] > 0 && arrived[kind] >= offered[kind]) {
        reached[kind] = true;
        atFullDemand[kind] = tooEarly[kind] ? Double.NaN : share(kind);
      }
    }
  }

  private double share(int kind) {
    return offered[kind] == 0 ? 0 : (double) reserved[kind] / offered[kind];
  }

  private static void add(long[] amounts, Resources demand, int count) {
    amounts[CPU] += (long) count * demand.cpuUnits();
    amounts[MEMORY] += (long) count * demand.memoryMiB();
    amounts[GPU] += (long) count * demand.gpuMilli();
  }
}
