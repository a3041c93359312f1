package dev.berth.scenarios.workload;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.berth.engine.model.Resources;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of container instances, one row for each or for several like ones.
 *
 * @param label what messages call the file
 */
public record InstanceTable(Path file, String label, Columns columns) {
  private static final long MOST_CPU_UNITS = 1 << 24;
  private static final long MOST_MEBIBYTES = 1 << 28;
  private static final long MOST_INSTANCES = 1_000_000;
  private static final int MOST_FAULTS = 10;

  /**
   * Which columns hold what.
   *
   * @param cpu in CPU units
   * @param memory in MiB
   * @param attributes columns of custom attributes, by the attribute's name
   */
  public record Columns(
      TraceColumn cpu,
      TraceColumn memory,
      @Nullable TraceColumn gpus,
      @Nullable TraceColumn count,
      @Nullable TraceColumn zone,
      SortedMap<String, TraceColumn> attributes) {}

  /**
   * Like instances.
   *
   * @param zone empty where the file says nothing of it
   * @param attributes those that the row has a value for
   */
  public record Row(Resources size, int count, String zone, SortedMap<String, String> attributes) {}

  /**
   * The rows that are good.
   *
   * @param mostGpus the most devices that an instance can have
   * @param faults told of those that are not; reading ends when it is told too often
   */
  public List<Row> read(int mostGpus, Consumer<CellException> faults) throws IOException {
    Cells cells = Cells.of(label);
    List<Row> rows = new ArrayList<>();
    int wrong = 0;
    try (CsvInput input = CsvInput.open(file)) {
      CsvRecord record = input.next();
      while (record != null && wrong < MOST_FAULTS && rows.size() <= MOST_INSTANCES) {
        try {
          rows.add(row(cells, record, mostGpus));
        } catch (CellException e) {
          faults.accept(e);
          wrong++;
        }
        record = input.next();
      }
    }
    return rows;
  }

  private Row row(Cells cells, CsvRecord row, int mostGpus) {
    // Rounded down: an instance never offers more than it says.
    long cpu = cells.number(row, columns.cpu(), MOST_CPU_UNITS, RoundingMode.FLOOR);
    long memory = cells.number(row, columns.memory(), MOST_MEBIBYTES, RoundingMode.FLOOR);
    TreeMap<String, String> attributes = new TreeMap<>();
    for (Map.Entry<String, TraceColumn> attribute : columns.attributes().entrySet()) {
      String value = cells.text(row, attribute.getValue());
      if (!value.isEmpty()) {
        attributes.put(attribute.getKey(), value);
      }
    }
    return new Row(
        Resources.ofGpus((int) cpu, (int) memory, gpus(cells, row, mostGpus)),
        cells.count(row, columns.count(), MOST_INSTANCES),
        columns.zone() == null ? "" : cells.text(row, columns.zone()),
        attributes);
  }

  private int gpus(Cells cells, CsvRecord row, int most) {
    TraceColumn column = columns.gpus();
    if (column == null) {
      return 0;
    }
    long gpus = cells.number(row, column, Integer.MAX_VALUE, RoundingMode.UNNECESSARY);
    if (gpus > most) {
      throw cells.fault(
          row, column, "'%s' is %d".formatted(column.name(), gpus), "expected at most " + most);
    }
    return (int) gpus;
  }
}
