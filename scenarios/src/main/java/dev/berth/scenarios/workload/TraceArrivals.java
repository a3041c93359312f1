package dev.berth.scenarios.workload;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arrivals of a trace; holds no more than one call's rows at a time. */
final class TraceArrivals implements ArrivalSource {
  private final Trace trace;
  private final TaskDraws draws;
  private final TraceCells cells;
  private @Nullable CsvInput input;
  private @Nullable TraceRow ahead;
  private long rowsLeft;
  private long latestNanos;
  private long originNanos;

  TraceArrivals(Trace trace, TaskDraws draws) {
    this.trace = trace;
    this.draws = draws;
    this.cells = new TraceCells(trace);
    this.rowsLeft = trace.limit();
  }

  @Override
  public @Nullable Arrival next() {
    if (input == null) {
      input = open();
      ahead = read(input);
      originNanos = ahead != null && trace.fromFirst() ? ahead.arrivalNanos() : 0;
    }
    TraceRow first = ahead;
    if (first == null) {
      return null;
    }
    List<Execution> executions = new ArrayList<>(first.count());
    TraceRow row = first;
    do {
      addTasks(row, executions);
      row = read(input);
    } while (row != null && row.joins(first));
    ahead = row;
    return new Arrival(first.arrivalNanos() - originNanos, first.size(), executions);
  }

  @Override
  public void close() {
    try {
      if (input != null) {
        input.close();
      }
    } catch (IOException e) {
      throw unreadable(e, input);
    }
  }

  private void addTasks(TraceRow row, List<Execution> executions) {
    for (int i = 0; i < row.count(); i++) {
      long runTime = row.runTimeNanos();
      executions.add(runTime == TraceRow.UNSAID ? draws.next() : draws.next(runTime));
    }
  }

  private CsvInput open() {
    try {
      return CsvInput.open(trace.file());
    } catch (IOException e) {
      throw unreadable(e, null);
    }
  }

  private @Nullable TraceRow read(CsvInput from) {
    if (rowsLeft == 0) {
      return null;
    }
    rowsLeft--;
    CsvRecord record;
    try {
      record = from.next();
    } catch (IOException e) {
      throw unreadable(e, from);
    }
    if (record == null) {
      return null;
    }
    TraceRow row = cells.row(record);
    if (row.arrivalNanos() < latestNanos) {
      throw cells.fault(
          record,
          trace.layout().arrival(),
          "an arrival before the one of the row above",
          "sort the file by this column");
    }
    latestNanos = row.arrivalNanos();
    return row;
  }

  private InvalidInputException unreadable(IOException cause, @Nullable CsvInput from) {
    String place = trace.label() + (from == null ? "" : ", after line " + from.line());
    return new InvalidInputException(
        "error: the trace cannot be read on: %s\n  --> %s\n"
            .formatted(FileFault.describe(cause), place));
  }
}
