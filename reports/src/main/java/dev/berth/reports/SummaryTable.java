package dev.berth.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The summary as rows of metric and value: aligned text, CSV or Markdown. */
public final class SummaryTable {
  private final List<Row> rows = new ArrayList<>();

  private SummaryTable() {}

  /** The rows of a run's summary, named as in its JSON: {@code tasks.placed}. */
  public static SummaryTable of(RunReport report) {
    SummaryTable table = new SummaryTable();
    table.add("", Json.tree(SummaryDocument.timed(report)));
    for (Verdict verdict : report.verdicts()) {
      String outcome = verdict.met() ? "met" : "not met";
      table.rows.add(
          new Row("expectation " + verdict.expectation(), outcome + ", " + verdict.actual()));
    }
    return table;
  }

  /** The rows, in order. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Two aligned columns. */
  public String text() {
    int width = rows.stream().mapToInt(row -> row.metric().length()).max().orElse(0);
    return lines(row -> row.metric() + " ".repeat(width - row.metric().length() + 2) + row.value());
  }

  /** CSV with the header {@code metric,value}. */
  public String csv() {
    return "metric,value\n" + lines(row -> csv(row.metric()) + "," + csv(row.value()));
  }

  /** A Markdown table. */
  public String markdown() {
    return "| metric | value |\n|---|---:|\n"
        + lines(row -> "| " + markdown(row.metric()) + " | " + markdown(row.value()) + " |");
  }

  private void add(String name, JsonNode node) {
    if (node.isObject()) {
      String prefix = name.isEmpty() ? "" : name + ".";
      node.properties().forEach(entry -> add(prefix + entry.getKey(), entry.getValue()));
    } else if (!node.isArray()) {
      String value = node.isNumber() ? node.decimalValue().toPlainString() : node.asString();
      rows.add(new Row(name, value));
    }
  }

  private String lines(Function<Row, String> line) {
    return rows.stream().map(row -> line.apply(row) + "\n").collect(Collectors.joining());
  }

  private static String csv(String field) {
    boolean quoted = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  private static String markdown(String cell) {
    return cell.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
  }

  /** One figure, as plain text. */
  public record Row(String metric, String value) {}
}
