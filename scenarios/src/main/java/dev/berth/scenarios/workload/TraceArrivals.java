package dev.berth.scenarios.workload;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.Execution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arrivals of a trace at its own times; holds no more than one call's rows at a time. */
final class TraceArrivals implements ArrivalSource {
  private final Trace trace;
  private final TaskDraws draws;
  private final TraceRows rows;
  private @Nullable TraceRow ahead;
  private boolean begun;
  private long originNanos;

  TraceArrivals(Trace trace, TaskDraws draws) {
    this.trace = trace;
    this.draws = draws;
    this.rows = new TraceRows(trace);
  }

  @Override
  public @Nullable Arrival next() {
    if (!begun) {
      begun = true;
      ahead = rows.next();
      originNanos = ahead != null && trace.fromFirst() ? ahead.arrivalNanos() : 0;
    }
    TraceRow first = ahead;
    if (first == null) {
      return null;
    }
    List<Execution> executions = new ArrayList<>(first.count());
    TraceRow row = first;
    do {
      executions.addAll(draws.of(row));
      row = rows.next();
    } while (row != null && row.joins(first));
    ahead = row;
    return new Arrival(first.arrivalNanos() - originNanos, first.size(), executions);
  }

  @Override
  public void close() {
    rows.close();
  }
}
