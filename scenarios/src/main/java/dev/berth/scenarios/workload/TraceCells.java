package dev.berth.scenarios.workload;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.InvalidInputException;
import dev.berth.engine.model.Resources;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problem;
import dev.berth.scenarios.source.SourceText;
import dev.berth.scenarios.unit.Amount;
import dev.berth.scenarios.unit.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of a trace's rows, as exact numbers. */
final class TraceCells {
  private static final long LONGEST_NANOS = Durations.LONGEST.toNanos();
  private static final long MOST_CPU_UNITS = 1 << 24;
  private static final long MOST_MEBIBYTES = 1 << 28;
  private static final long MOST_GPUS = 1024;
  private static final long MOST_TASKS = 1_000_000;

  private final Trace trace;
  private final TraceLayout layout;

  TraceCells(Trace trace) {
    this.trace = trace;
    this.layout = trace.layout();
  }

  /** What a row says. */
  TraceRow row(CsvRecord row) {
    return new TraceRow(
        number(row, layout.arrival(), LONGEST_NANOS, RoundingMode.HALF_UP),
        runTime(row),
        layout.hasSizes() ? size(row) : null,
        layout.count() == null ? 1 : count(row, layout.count()),
        layout.batch() == null ? "" : text(row, layout.batch()));
  }

  /** An error at a cell. */
  InvalidInputException fault(CsvRecord row, TraceColumn column, String message, String hint) {
    // The cell to blame for a value out of the lookup table is the key that led there.
    TraceColumn blamed = column;
    if (column.inLookup() && layout.lookupKey() != null) {
      blamed = layout.lookupKey();
    }
    List<String> written = new ArrayList<>();
    int start = 1;
    int length = 1;
    for (int i = 0; i < row.getFieldCount(); i++) {
      String cell = written(row.getField(i));
      if (i < blamed.index()) {
        start += cell.length() + 1;
      } else if (i == blamed.index()) {
        length = cell.length();
      }
      written.add(cell);
    }
    // A missing cell would stand right behind the last one.
    start -= blamed.index() >= row.getFieldCount() ? 1 : 0;
    SourceText line =
        SourceText.ofLine(trace.label(), row.getStartingLineNumber(), String.join(",", written));
    Place place = new Place(line, line.firstLine(), start, length);
    return new InvalidInputException(Problem.error(place, message, hint).render());
  }

  private long runTime(CsvRecord row) {
    TraceColumn endless = layout.endless();
    if (endless != null && text(row, endless).equals(layout.endlessValue())) {
      return Execution.ENDLESS;
    }
    TraceColumn column = layout.runTime();
    return column == null
        ? TraceRow.UNSAID
        : number(row, column, LONGEST_NANOS, RoundingMode.HALF_UP);
  }

  private Resources size(CsvRecord row) {
    Resources rest = trace.defaultSize();
    TraceColumn gpus = layout.gpus();
    // Sizes are rounded up: a task never gets less than it asks for.
    return new Resources(
        (int) amount(row, layout.cpu(), rest.cpuUnits(), MOST_CPU_UNITS),
        (int) amount(row, layout.memory(), rest.memoryMiB(), MOST_MEBIBYTES),
        gpus == null
            ? rest.gpuMilli()
            : Resources.WHOLE_GPU * (int) number(row, gpus, MOST_GPUS, RoundingMode.CEILING));
  }

  private long amount(CsvRecord row, @Nullable TraceColumn column, long unsaid, long most) {
    return column == null ? unsaid : number(row, column, most, RoundingMode.CEILING);
  }

  private int count(CsvRecord row, TraceColumn column) {
    long count = number(row, column, MOST_TASKS, RoundingMode.UNNECESSARY);
    if (count == 0) {
      throw fault(row, column, "'%s' is 0".formatted(column.name()), "expected at least 1");
    }
    return (int) count;
  }

  private long number(CsvRecord row, TraceColumn column, long most, RoundingMode rounding) {
    String text = text(row, column);
    String name = "'" + column.name() + "'";
    BigDecimal exact;
    try {
      exact = Amount.number(text).multiply(column.unit()).setScale(0, rounding);
    } catch (NumberFormatException | ArithmeticException _) {
      String kind = rounding == RoundingMode.UNNECESSARY ? "a whole number" : "a number";
      String found = text.isEmpty() ? "empty" : "'" + text + "'";
      throw fault(row, column, name + " is " + found, "expected " + kind);
    }
    if (exact.signum() < 0) {
      throw fault(row, column, name + " is " + text, "expected at least 0");
    }
    if (exact.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw fault(row, column, name + " is " + text, "that is beyond all measure");
    }
    return exact.longValueExact();
  }

  private String text(CsvRecord row, TraceColumn column) {
    LookupTable table = trace.lookup();
    TraceColumn key = layout.lookupKey();
    if (!column.inLookup() || table == null || key == null) {
      return cell(row, row, column);
    }
    String value = cell(row, row, key);
    CsvRecord joined =
        table
            .find(value)
            .orElseThrow(() ->
                fault(
                    row,
                    key,
                    "'%s' is not in the lookup table: '%s'".formatted(key.name(), value),
                    Nearest.hint(value, table.rows().keySet().stream().sorted().toList())));
    return cell(row, joined, column);
  }

  private String cell(CsvRecord row, CsvRecord holder, TraceColumn column) {
    if (column.index() >= holder.getFieldCount()) {
      throw fault(row, column, "the row is too short", "'%s' is missing".formatted(column.name()));
    }
    return holder.getField(column.index()).strip();
  }

  private static String written(String cell) {
    boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"").replace('\n', ' ') + '"';
  }
}
