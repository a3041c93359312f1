package dev.berth.scenarios.workload;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.berth.engine.input.InvalidInputException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a trace in the order of its file, one at a time. */
final class TraceRows implements AutoCloseable {
  private final Trace trace;
  private final TraceCells cells;
  private @Nullable CsvInput input;
  private long rowsLeft;
  private long latestNanos;

  TraceRows(Trace trace) {
    this.trace = trace;
    this.cells = new TraceCells(trace);
    this.rowsLeft = trace.limit();
  }

  /** The next row; {@code null} when there are no more. The first call opens the file. */
  @Nullable TraceRow next() {
    CsvInput from = input;
    if (from == null) {
      from = open();
      input = from;
    }
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
    TraceColumn arrival = trace.layout().arrival();
    if (arrival != null && row.arrivalNanos() < latestNanos) {
      throw cells.fault(
          record,
          arrival,
          "an arrival before the one of the row above",
          "sort the file by this column");
    }
    latestNanos = row.arrivalNanos();
    return row;
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

  private CsvInput open() {
    try {
      return CsvInput.open(trace.file());
    } catch (IOException e) {
      throw unreadable(e, null);
    }
  }

  private InvalidInputException unreadable(IOException cause, @Nullable CsvInput from) {
    String place = trace.label() + (from == null ? "" : ", after line " + from.line());
    return new InvalidInputException(
        "error: the trace cannot be read on: %s\n  --> %s\n"
            .formatted(FileFault.describe(cause), place));
  }
}
