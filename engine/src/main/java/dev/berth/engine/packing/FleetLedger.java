package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;
import java.util.Arrays;

/**
 * What tasks have taken of each instance now, and what they had taken at the moment that was marked
 * last. An instance is copied when it first changes after the mark, so marking costs nothing.
 */
final class FleetLedger {
  private final FreeResources now = new FreeResources();
  private final FreeResources before = new FreeResources();
  private long[] copiedFor = {};
  private int[] tasks = {};
  private long mark;
  private int inUse;
  private int mostInUse;

  /** An instance is there. */
  void join(int instance, Resources registered) {
    if (instance >= tasks.length) {
      int size = Math.max(16, 2 * instance);
      copiedFor = Arrays.copyOf(copiedFor, size);
      tasks = Arrays.copyOf(tasks, size);
    }
    now.resize(instance + 1);
    before.resize(instance + 1);
    keep(instance);
    now.join(instance, registered);
    if (mark == 0) {
      before.join(instance, registered);
    }
  }

  /** An instance is gone. */
  void leave(int instance) {
    keep(instance);
    now.leave(instance);
    if (mark == 0) {
      before.leave(instance);
    }
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
    for (int instance = 0; instance < now.instances(); instance++) {
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
