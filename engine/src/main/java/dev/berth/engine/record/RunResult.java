package dev.berth.engine.record;

import org.HdrHistogram.Histogram;

/**
 * All that is known of a finished run.
 *
 * @param interrupted whether the run was stopped before its end; figures then cover the part that
 *     ran
 * @param events how many world events there were
 * @param resultHash hash over all world events, as 16 hexadecimal digits
 * @param waitMicros waits of all placed tasks, in microseconds
 * @param startMicros time to RUNNING of all started tasks, in microseconds
 */
public record RunResult(
    Summary summary,
    TimeSeries series,
    Heatmap heatmap,
    FreeCapacity free,
    Histogram waitMicros,
    Histogram startMicros,
    long events,
    String resultHash,
    boolean interrupted) {}
