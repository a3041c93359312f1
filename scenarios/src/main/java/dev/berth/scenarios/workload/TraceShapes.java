package dev.berth.scenarios.workload;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.berth.engine.input.InvalidInputException;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.policy.TaskMix.Shape;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which shapes of tasks a trace holds, and how often: its rows as they stand in the file. */
public final class TraceShapes {
  private final Map<Resources, Long> counts = new LinkedHashMap<>();

  private TraceShapes() {}

  /**
   * Counts the tasks of a trace.
   *
   * @param unsaid the size of tasks for which the trace says none
   * @throws InvalidInputException if a row cannot be read; its message names the cell
   */
  public static List<Shape> count(Trace trace, Resources unsaid) {
    TraceShapes shapes = new TraceShapes();
    try (CsvInput input = CsvInput.open(trace.file())) {
      TraceCells cells = new TraceCells(trace);
      CsvRecord record = input.next();
      for (long row = 0; record != null && row < trace.limit(); row++) {
        shapes.add(cells.row(record), unsaid);
        record = input.next();
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "error: the trace cannot be read: %s\n  --> %s\n"
              .formatted(FileFault.describe(e), trace.label()));
    }
    return shapes.counts.entrySet().stream()
        .map(entry ->
            new Shape(entry.getKey().cpuUnits(), entry.getKey().gpuMilli(), entry.getValue()))
        .toList();
  }

  private void add(TraceRow row, Resources unsaid) {
    Resources size = row.size() == null ? unsaid : row.size();
    counts.merge(
        new Resources(size.cpuUnits(), 0, size.gpuMilli()), (long) row.count(), Math::addExact);
  }
}
