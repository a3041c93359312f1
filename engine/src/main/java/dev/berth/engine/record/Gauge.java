package dev.berth.engine.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A quantity over virtual time, kept as time-weighted means and maxima of a bounded number of
 * buckets: when time outgrows them, pairs of buckets are merged and their width doubles.
 *
 * <p>A value counts from when it was set until it is set anew; in the buckets, one that held for no
 * time at all, in the middle of an instant, does not show. The peak knows every value.
 */
final class Gauge {
  /** 1/512 s: widths of a second and more are whole powers of two seconds. */
  private static final long FIRST_WIDTH_NANOS = 1_953_125;

  private final double[] sums;
  private final double[] maxima;
  private long width = FIRST_WIDTH_NANOS;
  private long since;
  private double value;
  private double peak;
  private double integral;

  /** A gauge at 0 with at most this many buckets, an even number. */
  Gauge(int buckets) {
    sums = new double[buckets];
    maxima = new double[buckets];
  }

  double value() {
    return value;
  }

  /** Adds to the value, from {@code time} on. */
  void add(long time, double change) {
    advance(time);
    value += change;
    peak = Math.max(peak, value);
  }

  /** Lets the present value last until {@code time}. */
  void advance(long time) {
    if (time <= since) {
      return;
    }
    while (time > width * sums.length) {
      halve();
    }
    integral += value * (time - since);
    while (since < time) {
      int bucket = (int) (since / width);
      long end = Math.min(time, (bucket + 1) * width);
      sums[bucket] += value * (end - since);
      maxima[bucket] = Math.max(maxima[bucket], value);
      since = end;
    }
  }

  /**
   * Takes up all that another gauge with as many buckets has seen until {@code time}; maxima and
   * peak are then no more than bounds.
   */
  void merge(Gauge other, long time) {
    advance(time);
    other.advance(time);
    for (int bucket = 0; bucket < sums.length; bucket++) {
      sums[bucket] += other.sums[bucket];
      maxima[bucket] += other.maxima[bucket];
    }
    value += other.value;
    peak += other.peak;
    integral += other.integral;
  }

  /** The largest value there has been, however short. */
  double peak() {
    return peak;
  }

  /** The integral over time, in value times nanoseconds. */
  double integral() {
    return integral;
  }

  long bucketNanos() {
    return width;
  }

  /** Mean of each bucket up to the present; the last one over the part that has passed. */
  List<Double> means() {
    List<Double> means = new ArrayList<>();
    for (int bucket = 0; bucket < usedBuckets(); bucket++) {
      means.add(sums[bucket] / Math.min(width, since - bucket * width));
    }
    return means;
  }

  /** Maximum of each bucket up to the present. */
  List<Double> maxima() {
    return Arrays.stream(maxima).limit(usedBuckets()).boxed().toList();
  }

  private int usedBuckets() {
    return (int) ((since + width - 1) / width);
  }

  private void halve() {
    int half = sums.length / 2;
    for (int bucket = 0; bucket < half; bucket++) {
      sums[bucket] = sums[2 * bucket] + sums[2 * bucket + 1];
      maxima[bucket] = Math.max(maxima[2 * bucket], maxima[2 * bucket + 1]);
    }
    Arrays.fill(sums, half, sums.length, 0);
    Arrays.fill(maxima, half, maxima.length, 0);
    width *= 2;
  }
}
