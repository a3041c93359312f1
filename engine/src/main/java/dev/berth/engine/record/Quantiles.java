package dev.berth.engine.record;

/**
 * A summary of durations in seconds. A percentile is the smallest value that at least that share of
 * all values does not exceed; with no values all are 0.
 *
 * @param exact false when there were too many different values to keep each; percentiles then carry
 *     a relative error of at most 0.01 %
 */
public record Quantiles(
    long count,
    double mean,
    double p50,
    double p90,
    double p95,
    double p99,
    double p999,
    double max,
    double total,
    boolean exact) {}
