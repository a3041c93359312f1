package dev.berth.bench.placement;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Times from one call to the next, over several worlds. */
final class CallTimes {
  private static final int DIGITS = 3;

  private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(1), DIGITS);
  private long cpuNanos;
  private long cpuStart;
  private long last;

  void reset() {
    nanos.reset();
    cpuNanos = 0;
  }

  void start() {
    cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    last = System.nanoTime();
  }

  void lap() {
    long now = System.nanoTime();
    nanos.recordValue(now - last);
    last = now;
  }

  void stop() {
    cpuNanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart;
  }

  /** Calls, mean, percentiles, maximum and CPU time of one call, as cells of a table. */
  String cells() {
    return String.format(
        Locale.ROOT,
        "%,d | %,.0f | %,d | %,d | %,d | %,d | %,d | %,.0f",
        nanos.getTotalCount(),
        nanos.getMean(),
        nanos.getValueAtPercentile(50),
        nanos.getValueAtPercentile(90),
        nanos.getValueAtPercentile(99),
        nanos.getValueAtPercentile(99.9),
        nanos.getMaxValue(),
        (double) cpuNanos / nanos.getTotalCount());
  }
}
