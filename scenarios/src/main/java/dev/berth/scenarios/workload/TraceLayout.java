package dev.berth.scenarios.workload;

import org.jspecify.annotations.Nullable;

/**
 * Where a trace holds what.
 *
 * @param arrival in nanoseconds; {@code null} where rows arrive at equal distances
 * @param runTime in nanoseconds
 * @param cpu in CPU units
 * @param memory in MiB
 * @param gpuShare thousandths of each device
 * @param endlessValue what the endless column says where a task never exits by itself
 */
public record TraceLayout(
    @Nullable TraceColumn arrival,
    @Nullable TraceColumn runTime,
    @Nullable TraceColumn cpu,
    @Nullable TraceColumn memory,
    @Nullable TraceColumn gpus,
    @Nullable TraceColumn gpuShare,
    @Nullable TraceColumn count,
    @Nullable TraceColumn batch,
    @Nullable TraceColumn lookupKey,
    @Nullable TraceColumn endless,
    String endlessValue) {
  /** Whether rows have sizes of their own. */
  boolean hasSizes() {
    return cpu != null || memory != null || gpus != null || gpuShare != null;
  }
}
