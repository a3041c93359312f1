package dev.berth.engine.record;

import java.util.List;

/**
 * Gauges over simulated time, in buckets of equal width that begin at 0.
 *
 * @param bucketSeconds width of a bucket
 * @param gauges all with as many values as there are buckets
 */
public record TimeSeries(double bucketSeconds, List<Gauge> gauges) {
  public TimeSeries {
    gauges = List.copyOf(gauges);
  }

  /**
   * One quantity over time.
   *
   * @param name a task status such as {@code RUNNING}, or {@code waiting}, {@code instances},
   *     {@code cpuUnits}, {@code memoryMiB}, {@code gpus}
   * @param mean time-weighted mean in each bucket
   * @param max largest value in each bucket
   */
  public record Gauge(String name, List<Double> mean, List<Double> max) {
    public Gauge {
      mean = List.copyOf(mean);
      max = List.copyOf(max);
    }
  }
}
