package dev.berth.cli.terminal;

import dev.berth.reports.Json;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows under headers, in any of the formats that results are written in.
 *
 * @param rows as many cells in each as there are headers; numbers are aligned to the right
 */
public record Table(List<String> headers, List<List<Object>> rows) {
  public Table {
    headers = List.copyOf(headers);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Aligned columns; the last one is as wide as it likes. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(line(headers));
    rows.forEach(row -> lines.add(line(row)));
    return joined(lines);
  }

  /** CSV with a header line. */
  public String csv() {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", headers));
    rows.forEach(row -> lines.add(cells(row, Table::quoted, ",")));
    return joined(lines);
  }

  /** A Markdown table. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("| " + String.join(" | ", headers) + " |");
    lines.add(
        IntStream.range(0, headers.size())
            .mapToObj(column -> isNumeric(column) ? "---:|" : "---|")
            .collect(Collectors.joining("", "|", "")));
    rows.forEach(row -> lines.add("| " + cells(row, Table::escaped, " | ") + " |"));
    return joined(lines);
  }

  /** A JSON array with an object for each row. */
  public String json() {
    return Json.indented(objects());
  }

  /** A map for each row. */
  public List<Map<String, Object>> objects() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < headers.size(); i++) {
        object.put(headers.get(i), row.get(i));
      }
      objects.add(object);
    }
    return objects;
  }

  private String line(List<?> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = shown(cells.get(i));
      String space = " ".repeat(width(i) - cell.length());
      line.append(isNumeric(i) ? space + cell : cell + space).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> shown(row.get(column)).length())
        .reduce(headers.get(column).length(), Math::max);
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column) instanceof Number);
  }

  private static String cells(List<Object> row, Function<String, String> form, String separator) {
    return row.stream().map(Table::shown).map(form).collect(Collectors.joining(separator));
  }

  private static String shown(Object cell) {
    return cell instanceof Double number ? Numbers.plain(number) : cell.toString();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String escaped(String cell) {
    return cell.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
  }

  private static String joined(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
