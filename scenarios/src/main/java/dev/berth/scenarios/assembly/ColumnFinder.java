package dev.berth.scenarios.assembly;

import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.ColumnSpec;
import dev.berth.scenarios.unit.UnitException;
import dev.berth.scenarios.unit.UnitTable;
import dev.berth.scenarios.workload.TraceColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the columns that a scenario names in a file and in its lookup table. */
final class ColumnFinder {
  private static final BigDecimal BYTES_PER_MEBIBYTE = BigDecimal.valueOf(1 << 20);

  private final Document document;
  private final Problems problems;
  private final List<String> path;
  private final String file;
  private final List<String> header;
  private final List<String> lookupHeader;

  /**
   * A finder of columns.
   *
   * @param path leads to the part of the scenario that names them
   * @param file what messages call the file
   */
  ColumnFinder(
      Document document,
      Problems problems,
      List<String> path,
      String file,
      List<String> header,
      List<String> lookupHeader) {
    this.document = document;
    this.problems = problems;
    this.path = List.copyOf(path);
    this.file = file;
    this.header = header;
    this.lookupHeader = lookupHeader;
  }

  /** A column of times, read in nanoseconds. */
  @Nullable TraceColumn time(String property, @Nullable ColumnSpec spec) {
    return spec == null ? null : find(property, spec, UnitTable.TIME, "s");
  }

  /** A column of CPU, read in CPU units. */
  @Nullable TraceColumn cpu(@Nullable ColumnSpec spec) {
    return spec == null ? null : find("cpu", spec, UnitTable.CPU, "units");
  }

  /** A column of memory, read in MiB. */
  @Nullable TraceColumn memory(@Nullable ColumnSpec spec) {
    if (spec == null) {
      return null;
    }
    TraceColumn bytes = find("memory", spec, UnitTable.MEMORY, "MiB");
    // A power of two: the quotient has an end.
    BigDecimal unit = bytes.unit().divide(BYTES_PER_MEBIBYTE);
    return new TraceColumn(bytes.name(), bytes.index(), bytes.inLookup(), unit);
  }

  /** A column of shares of GPU devices, read in thousandths. */
  @Nullable TraceColumn gpuShare(@Nullable ColumnSpec spec) {
    return spec == null ? null : find("gpuShare", spec, UnitTable.GPU, "GPU");
  }

  /** A column without a unit. */
  @Nullable TraceColumn number(String property, @Nullable ColumnSpec spec) {
    if (spec == null) {
      return null;
    }
    if (spec.unit() != null) {
      problems.error(
          place("columns", property, "unit"), "'" + property + "' has no unit", "leave it out");
    }
    return find(spec.column(), BigDecimal.ONE, place("columns", property, "column"));
  }

  /** A column that the scenario names beside those of the tasks. */
  TraceColumn named(String column, String... path) {
    return find(column, BigDecimal.ONE, place(path));
  }

  /** Notes that a file has no such column. */
  static void noteMissing(
      Problems problems, Place place, String column, String file, List<String> header) {
    String all = "its columns are " + String.join(", ", header);
    problems.error(
        place,
        "there is no column '%s' in %s".formatted(column, file),
        Nearest.to(column, header).map(near -> "did you mean '" + near + "'?").orElse(all));
  }

  private TraceColumn find(String property, ColumnSpec spec, UnitTable table, String usual) {
    BigDecimal unit = BigDecimal.ONE;
    try {
      unit = table.factor(spec.unit() == null ? usual : spec.unit());
    } catch (UnitException e) {
      problems.error(place("columns", property, "unit"), e.message(), e.hint());
    }
    return find(spec.column(), unit, place("columns", property, "column"));
  }

  private TraceColumn find(String column, BigDecimal unit, Place place) {
    int index = header.indexOf(column);
    int joined = lookupHeader.indexOf(column);
    if (index < 0 && joined < 0) {
      List<String> all = new ArrayList<>(header);
      lookupHeader.stream().filter(name -> !all.contains(name)).forEach(all::add);
      noteMissing(problems, place, column, file, all);
    }
    return index >= 0
        ? new TraceColumn(column, index, false, unit)
        : new TraceColumn(column, Math.max(0, joined), joined >= 0, unit);
  }

  private Place place(String... names) {
    List<String> whole = new ArrayList<>(path);
    whole.addAll(List.of(names));
    return document.place(whole);
  }
}
