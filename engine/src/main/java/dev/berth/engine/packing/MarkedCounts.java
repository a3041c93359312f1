package dev.berth.engine.packing;

import java.util.Arrays;

/**
 * Tasks of each kind that are placed now, and that were when a moment was marked last. A count is
 * copied when it first changes after the mark, so marking costs nothing.
 */
final class MarkedCounts {
  private int[] now = {};
  private int[] before = {};
  private long[] copiedFor = {};
  private long mark;

  /** Adds to the count of a kind. */
  void add(int kind, int change) {
    if (kind >= now.length) {
      int size = Math.max(16, 2 * kind);
      now = Arrays.copyOf(now, size);
      before = Arrays.copyOf(before, size);
      copiedFor = Arrays.copyOf(copiedFor, size);
    }
    keep(kind);
    now[kind] += change;
  }

  /** The count of a kind now. */
  int now(int kind) {
    return kind < now.length ? now[kind] : 0;
  }

  /** Marks this moment. */
  void mark() {
    mark++;
  }

  /** The counts when the moment was marked, by kind; zeros at the end. */
  int[] atMark() {
    for (int kind = 0; kind < now.length; kind++) {
      keep(kind);
    }
    return before.clone();
  }

  private void keep(int kind) {
    if (copiedFor[kind] < mark) {
      before[kind] = now[kind];
      copiedFor[kind] = mark;
    }
  }
}
