package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;
import java.util.List;

/**
 * What tasks have taken of each instance now, and what they had taken at the moment that was marked
 * last. An instance is copied when it first changes after the mark, so marking costs nothing.
 */
final class FleetLedger {
  private final FreeResources now;
  private final FreeResources before;
  private final long[] copiedFor;
  private final int[] tasks;
  private long mark;
  private int inUse;
  private int mostInUse;

  FleetLedger(List<Resources> registered) {
    now = FreeResources.of(registered);
    before = FreeResources.of(registered);
    copiedFor = new long[registered.size()];
    tasks = new int[registered.size()];
  }

  void take(int instance, Resources demand, long devices) {
    change(instance, demand, -1, devices);
    if (tasks[instance]++ == 0) {
      inUse++;
      mostInUse = Math.max(mostInUse, inUse);
    }
  }

  void giveBack(int instance, Resources demand, long devices) {
    change(instance, demand, 1, devices);
    if (--tasks[instance] == 0) {
      inUse--;
    }
  }

  /** The most instances that ever held tasks at once. */
  int mostInUse() {
    return mostInUse;
  }

  /** Marks this moment. */
  void mark() {
    mark++;
  }

  FreeResources now() {
    return now;
  }

  /** What was free when the moment was marked; the ledger is not used any more afterwards. */
  FreeResources atMark() {
    for (int instance = 0; instance < tasks.length; instance++) {
      keep(instance);
    }
    return before;
  }

  private void change(int instance, Resources demand, int sign, long devices) {
    keep(instance);
    now.add(instance, demand, sign, devices);
  }

  private void keep(int instance) {
    if (copiedFor[instance] < mark) {
      before.copy(instance, now);
      copiedFor[instance] = mark;
    }
  }
}
