package dev.berth.scenarios.workload;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.berth.engine.input.Execution;
import dev.berth.engine.model.Resources;
import dev.berth.scenarios.unit.Durations;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What the rows of a trace say, cell by cell. */
final class TraceCells {
  private static final long LONGEST_NANOS = Durations.LONGEST.toNanos();
  private static final long MOST_CPU_UNITS = 1 << 24;
  private static final long MOST_MEBIBYTES = 1 << 28;
  private static final long MOST_GPUS = 1024;
  private static final long MOST_TASKS = 1_000_000;

  private final Resources defaultSize;
  private final TraceLayout layout;
  private final Cells cells;

  TraceCells(Trace trace) {
    this.defaultSize = trace.defaultSize();
    this.layout = trace.layout();
    this.cells = new Cells(trace.label(), trace.lookup(), layout.lookupKey());
  }

  /** What a row says. */
  TraceRow row(CsvRecord row) {
    return new TraceRow(
        layout.arrival() == null ? 0 : nanos(row, layout.arrival()),
        runTime(row),
        layout.hasSizes() ? size(row) : null,
        cells.count(row, layout.count(), MOST_TASKS),
        layout.batch() == null ? "" : cells.text(row, layout.batch()));
  }

  /** An error at a cell. */
  CellException fault(CsvRecord row, TraceColumn column, String message, String hint) {
    return cells.fault(row, column, message, hint);
  }

  private long runTime(CsvRecord row) {
    TraceColumn endless = layout.endless();
    if (endless != null && cells.text(row, endless).equals(layout.endlessValue())) {
      return Execution.ENDLESS;
    }
    TraceColumn column = layout.runTime();
    return column == null ? TraceRow.UNSAID : nanos(row, column);
  }

  private long nanos(CsvRecord row, TraceColumn column) {
    return cells.number(row, column, LONGEST_NANOS, RoundingMode.HALF_UP);
  }

  private Resources size(CsvRecord row) {
    // Sizes are rounded up: a task never gets less than it asks for.
    return new Resources(
        (int) amount(row, layout.cpu(), defaultSize.cpuUnits(), MOST_CPU_UNITS),
        (int) amount(row, layout.memory(), defaultSize.memoryMiB(), MOST_MEBIBYTES),
        layout.gpuShare() == null ? devices(row) : shared(row, layout.gpuShare()));
  }

  private int devices(CsvRecord row) {
    TraceColumn column = layout.gpus();
    return column == null
        ? defaultSize.gpuMilli()
        : Resources.WHOLE_GPU * (int) cells.number(row, column, MOST_GPUS, RoundingMode.CEILING);
  }

  /** Thousandths of a device for a task that shares one, or all of several. */
  private int shared(CsvRecord row, TraceColumn column) {
    int wholes = layout.gpus() == null ? Resources.WHOLE_GPU : devices(row);
    if (wholes == 0) {
      return 0;
    }
    int each = (int) cells.number(row, column, Integer.MAX_VALUE, RoundingMode.CEILING);
    String found = "'%s' is %s".formatted(column.name(), cells.text(row, column));
    if (each > Resources.WHOLE_GPU) {
      throw fault(row, column, found + ", more than a device", "expected at most a whole one");
    }
    if (each == 0 && layout.gpus() != null) {
      throw fault(row, column, found, "expected a part of a device, for a task that asks for one");
    }
    if (each < Resources.WHOLE_GPU && wholes > Resources.WHOLE_GPU) {
      throw fault(
          row,
          column,
          "a task of %s GPUs cannot share them".formatted(Resources.gpuText(wholes)),
          "only a task of one GPU shares it; expected a whole device");
    }
    return wholes / Resources.WHOLE_GPU * each;
  }

  private long amount(CsvRecord row, @Nullable TraceColumn column, long unsaid, long most) {
    return column == null ? unsaid : cells.number(row, column, most, RoundingMode.CEILING);
  }
}
