package dev.berth.engine.record;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Durations in virtual time. Every different value is counted, so that percentiles are exact, as
 * long as there are not too many of them; an HdrHistogram takes over when there are.
 */
final class DurationRecorder {
  private static final int MOST_EXACT_VALUES = 1 << 20;
  private static final double NANOS = 1e9;
  private static final long SECOND = 1_000_000_000;

  private final Histogram micros = new Histogram(4);
  private final Long2LongOpenHashMap counts = new Long2LongOpenHashMap();
  private boolean exact = true;
  private long count;
  private long positive;
  private long wholeSeconds;
  private long restNanos;
  private long max;

  DurationRecorder() {
    micros.setAutoResize(true);
  }

  /** Adds a duration in nanoseconds. */
  void add(long nanos) {
    count++;
    if (nanos > 0) {
      positive++;
    }
    wholeSeconds += nanos / SECOND;
    restNanos += nanos % SECOND;
    if (restNanos >= SECOND) {
      restNanos -= SECOND;
      wholeSeconds++;
    }
    max = Math.max(max, nanos);
    micros.recordValue(nanos / 1_000);
    if (exact) {
      counts.addTo(nanos, 1);
      if (counts.size() > MOST_EXACT_VALUES) {
        exact = false;
        counts.clear();
        counts.trim();
      }
    }
  }

  /** How many durations were longer than nothing. */
  long positive() {
    return positive;
  }

  Histogram micros() {
    return micros;
  }

  Quantiles quantiles() {
    if (count == 0) {
      return new Quantiles(0, 0, 0, 0, 0, 0, 0, 0, 0, true);
    }
    double total = wholeSeconds + restNanos / NANOS;
    double[] at = exact ? exactPercentiles() : histogramPercentiles();
    return new Quantiles(
        count, total / count, at[0], at[1], at[2], at[3], at[4], max / NANOS, total, exact);
  }

  /** Per mille of the values that each percentile of {@link Quantiles} must not be exceeded by. */
  private static final int[] PER_MILLE = {500, 900, 950, 990, 999};

  private double[] exactPercentiles() {
    long[] values = counts.keySet().toLongArray();
    Arrays.sort(values);
    double[] percentiles = new double[PER_MILLE.length];
    long seen = 0;
    int next = 0;
    for (long value : values) {
      seen += counts.get(value);
      while (next < PER_MILLE.length && seen * 1_000 >= count * PER_MILLE[next]) {
        percentiles[next++] = value / NANOS;
      }
    }
    return percentiles;
  }

  private double[] histogramPercentiles() {
    return Arrays.stream(PER_MILLE)
        .mapToDouble(perMille -> micros.getValueAtPercentile(perMille / 10.0) / 1e6)
        .toArray();
  }
}
