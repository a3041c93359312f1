package dev.berth.scenarios.workload;

import dev.berth.engine.input.Execution;
import dev.berth.engine.model.Resources;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a trace says.
 *
 * @param runTimeNanos {@link Execution#ENDLESS} for ever; {@link #UNSAID} when the row leaves it
 *     open
 * @param batch empty when the row is a call of its own
 */
record TraceRow(
    long arrivalNanos, long runTimeNanos, @Nullable Resources size, int count, String batch) {
  static final long UNSAID = -1;

  /** Whether this row arrives in one call with the one before. */
  boolean joins(TraceRow before) {
    return !batch.isEmpty()
        && batch.equals(before.batch)
        && arrivalNanos == before.arrivalNanos
        && (size == null ? before.size == null : size.equals(before.size));
  }
}
