package dev.berth.engine.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Actions in order of virtual time, and in order of insertion within one instant.
 *
 * <p>A radix heap: bucket {@code b} holds the times that first differ from the current instant in
 * bit {@code b - 1}, bucket 0 those of the instant itself. It relies on time never going back and
 * makes adding and taking cheap, whatever the number of pending actions. Equal times always share a
 * bucket, and buckets are emptied front to back, which keeps insertion order.
 */
final class EventQueue {
  /** The answer of {@link #nextTime} when nothing is pending. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int BUCKETS = Long.SIZE + 1;

  private final Bucket[] buckets = new Bucket[BUCKETS];
  private long instant;
  private int size;

  EventQueue() {
    Arrays.setAll(buckets, bucket -> new Bucket());
  }

  /** Adds an action; {@code time} must not lie before the instant last taken from. */
  void add(long time, Runnable action) {
    if (time < instant) {
      throw new IllegalArgumentException(
          "time would go back: " + time + " ns after " + instant + " ns");
    }
    buckets[bucketOf(time)].add(time, action);
    size++;
  }

  /** The time of the first pending action, or {@link #NEVER}. */
  long nextTime() {
    if (size == 0) {
      return NEVER;
    }
    return firstBucket().earliest;
  }

  /** Takes the first action pending at exactly {@code time}, or {@code null} without one. */
  @Nullable Runnable pollAt(long time) {
    if (size == 0) {
      return null;
    }
    if (buckets[0].isEmpty()) {
      if (firstBucket().earliest != time) {
        return null;
      }
      advanceTo(time);
    }
    if (instant != time) {
      return null;
    }
    size--;
    return buckets[0].take();
  }

  int size() {
    return size;
  }

  private Bucket firstBucket() {
    int b = 0;
    while (buckets[b].isEmpty()) {
      b++;
    }
    return buckets[b];
  }

  /** Deals the first bucket out again, seen from its earliest time; all lower buckets are empty. */
  private void advanceTo(long time) {
    Bucket source = firstBucket();
    instant = time;
    int end = source.end;
    for (int i = source.start; i < end; i++) {
      buckets[bucketOf(source.times[i])].add(source.times[i], source.actions[i]);
    }
    source.clear();
  }

  private int bucketOf(long time) {
    return Long.SIZE - Long.numberOfLeadingZeros(time ^ instant);
  }

  /** Times and actions side by side, taken from the front and added at the back. */
  private static final class Bucket {
    private static final int SMALLEST = 8;
    private static final Runnable TAKEN = () -> {};

    private long[] times = new long[SMALLEST];
    private Runnable[] actions = new Runnable[SMALLEST];
    private int start;
    private int end;
    private long earliest = NEVER;

    boolean isEmpty() {
      return start == end;
    }

    void add(long time, Runnable action) {
      if (end == times.length) {
        makeRoom();
      }
      times[end] = time;
      actions[end++] = action;
      earliest = Math.min(earliest, time);
    }

    /** Takes the front action; only bucket 0 is taken from, where all times are equal. */
    Runnable take() {
      Runnable action = actions[start];
      actions[start++] = TAKEN;
      if (start == end) {
        start = 0;
        end = 0;
        earliest = NEVER;
      }
      return action;
    }

    void clear() {
      Arrays.fill(actions, start, end, TAKEN);
      start = 0;
      end = 0;
      earliest = NEVER;
    }

    private void makeRoom() {
      int live = end - start;
      if (start > times.length / 2) {
        System.arraycopy(times, start, times, 0, live);
        System.arraycopy(actions, start, actions, 0, live);
        Arrays.fill(actions, live, end, TAKEN);
      } else {
        times = Arrays.copyOfRange(times, start, start + 2 * times.length);
        actions = Arrays.copyOfRange(actions, start, start + 2 * actions.length);
      }
      start = 0;
      end = live;
    }
  }
}
