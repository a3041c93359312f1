package dev.berth.scenarios.workload;

import dev.berth.engine.input.InvalidInputException;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.policy.TaskMix.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which shapes of tasks a trace holds, and how often: its rows as they stand in the file. */
public final class TraceShapes {
  private TraceShapes() {}

  /**
   * Counts the tasks of a trace.
   *
   * @param unsaid the size of tasks for which the trace says none
   * @throws InvalidInputException if a row cannot be read; its message names the cell
   */
  public static List<Shape> count(Trace trace, Resources unsaid) {
    Map<Resources, Long> counts = new LinkedHashMap<>();
    try (TraceRows rows = new TraceRows(trace)) {
      for (TraceRow row = rows.next(); row != null; row = rows.next()) {
        Resources size = row.size() == null ? unsaid : row.size();
        Resources shape = new Resources(size.cpuUnits(), 0, size.gpuMilli());
        counts.merge(shape, (long) row.count(), Math::addExact);
      }
    }
    return counts.entrySet().stream()
        .map(entry ->
            new Shape(entry.getKey().cpuUnits(), entry.getKey().gpuMilli(), entry.getValue()))
        .toList();
  }
}
