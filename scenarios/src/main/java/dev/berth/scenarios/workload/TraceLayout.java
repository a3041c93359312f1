package dev.berth.scenarios.workload;

import org.jspecify.annotations.Nullable;

/**
 * Where a trace holds what.
 *
 * @param arrival in nanoseconds
 * @param runTime in nanoseconds
 * @param cpu in CPU units
 * @param memory in MiB
 * @param endlessValue what the endless column says where a task never exits by itself
 */
public record TraceLayout(
    TraceColumn arrival,
    @Nullable TraceColumn runTime,
    @Nullable TraceColumn cpu,
    @Nullable TraceColumn memory,
    @Nullable TraceColumn gpus,
    @Nullable TraceColumn count,
    @Nullable TraceColumn batch,
    @Nullable TraceColumn lookupKey,
    @Nullable TraceColumn endless,
    String endlessValue) {
  /** Whether rows have sizes of their own. */
  boolean hasSizes() {
    return cpu != null || memory != null || gpus != null;
  }
}
