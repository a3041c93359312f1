package dev.berth.scenarios.assembly;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.placement.GpuDevices;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.InstanceColumnsSpec;
import dev.berth.scenarios.spec.InstanceGroupSpec;
import dev.berth.scenarios.spec.RowOrderSpec;
import dev.berth.scenarios.workload.InstanceTable;
import dev.berth.scenarios.workload.TraceColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Instance groups that a file lists: one group of the engine's for each row. */
final class InstanceFiles {
  private final Document document;
  private final ScenarioFiles files;
  private final Problems problems;
  private final CsvFiles csv;

  InstanceFiles(Document document, ScenarioFiles files, Problems problems) {
    this.document = document;
    this.files = files;
    this.problems = problems;
    this.csv = new CsvFiles(problems);
  }

  /** The instances that a group's file lists; what is wrong with it is noted and left out. */
  List<InstanceGroup> assemble(String group, InstanceGroupSpec spec, String name) {
    InstanceColumnsSpec columns = spec.columns();
    if (columns == null) {
      if (!document.has(List.of("cluster", "instances", group, "columns"))) {
        problems.error(
            place(group),
            "missing property 'columns' in instance group '" + group + "'",
            "add 'columns: {cpu: ..., memory: ...}' with the names of the file's columns");
      }
      return List.of();
    }
    Path file = files.find(name, place(group, "file"));
    List<String> header = file == null ? List.of() : csv.header(file, name, place(group, "file"));
    if (file == null || header.isEmpty()) {
      return List.of();
    }
    InstanceTable.Columns found = columns(group, columns, "'" + name + "'", header);
    if (found == null) {
      return List.of();
    }
    List<InstanceTable.Row> rows =
        read(new InstanceTable(file, file.toString(), found), name, group);
    return groups(group, spec, rows);
  }

  private InstanceTable.@Nullable Columns columns(
      String group, InstanceColumnsSpec columns, String file, List<String> header) {
    int errorsBefore = problems.inFileOrder(document.source()).size();
    List<String> path = List.of("cluster", "instances", group);
    ColumnFinder finder = new ColumnFinder(document, problems, path, file, header, List.of());
    SortedMap<String, TraceColumn> attributes = new TreeMap<>();
    columns
        .attributes()
        .forEach((attribute, column) ->
            attributes.put(attribute, finder.named(column, "columns", "attributes", attribute)));
    InstanceTable.Columns found =
        new InstanceTable.Columns(
            required(finder.cpu(columns.cpu())),
            required(finder.memory(columns.memory())),
            finder.number("gpus", columns.gpus()),
            finder.number("count", columns.count()),
            finder.number("zone", columns.zone()),
            attributes);
    return problems.inFileOrder(document.source()).size() == errorsBefore ? found : null;
  }

  private static TraceColumn required(@Nullable TraceColumn column) {
    return Objects.requireNonNull(column);
  }

  private List<InstanceTable.Row> read(InstanceTable table, String name, String group) {
    try {
      return table.read(GpuDevices.MOST_DEVICES, fault -> problems.add(fault.problem()));
    } catch (IOException e) {
      csv.noteUnreadable(name, place(group, "file"), e);
      return List.of();
    }
  }

  private List<InstanceGroup> groups(
      String group, InstanceGroupSpec spec, List<InstanceTable.Row> rows) {
    boolean single = spec.order() == RowOrderSpec.SHUFFLED;
    List<InstanceGroup> groups = new ArrayList<>();
    int number = 0;
    for (InstanceTable.Row row : rows) {
      InstanceType type = InstanceGroups.custom(row.size(), 0);
      TreeMap<String, String> attributes = new TreeMap<>(spec.attributes());
      attributes.putAll(row.attributes());
      // To be shuffled, instances have to stand for themselves.
      int each = single ? 1 : row.count();
      for (int i = 0; i < row.count(); i += each) {
        List<String> zones =
            row.zone().isEmpty() ? rotated(spec.zones(), number) : List.of(row.zone());
        groups.add(
            new InstanceGroup(group, type, each, zones, attributes, spec.trunking(), number));
        number += each;
      }
    }
    return groups;
  }

  private static List<String> rotated(List<String> zones, int by) {
    List<String> rotated = new ArrayList<>(zones);
    Collections.rotate(rotated, -(by % zones.size()));
    return rotated;
  }

  private Place place(String group, String... names) {
    List<String> path = new ArrayList<>(List.of("cluster", "instances", group));
    path.addAll(List.of(names));
    return document.place(path);
  }
}
