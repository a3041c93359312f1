package dev.berth.reports.html;

import dev.berth.engine.record.Heatmap;
import dev.berth.engine.record.TimeSeries;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cluster over time: its instances, and what is reserved on them. */
final class FleetFigures {
  private static final int MAX_TABLE_COLUMNS = 24;
  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("instances", "Container instances", "instances", "blue", 1),
          new Quantity("cpuUnits", "Reserved CPU", "vCPU", "orange", 1024),
          new Quantity("memoryMiB", "Reserved memory", "GiB", "green", 1024),
          new Quantity("gpus", "Reserved GPUs", "GPUs", "purple", 1));

  private FleetFigures() {}

  /** One small chart for each quantity that was ever above zero. */
  static List<Figure> quantities(Course course) {
    List<Figure> figures = new ArrayList<>();
    for (Quantity quantity : QUANTITIES) {
      course
          .gauge(quantity.gauge())
          .map(gauge -> quantity(course, quantity, gauge))
          .ifPresent(figures::add);
    }
    if (figures.isEmpty()) {
      figures.add(
          new Figure.Empty(
              "instances", "Container instances", "There were no instances, or no time passed."));
    }
    return figures;
  }

  private static Figure quantity(Course course, Quantity quantity, TimeSeries.Gauge gauge) {
    List<Chart.Line> lines =
        List.of(
            Course.line("mean", quantity.colour(), true, gauge.mean(), quantity.scale()),
            Course.line("most", quantity.colour(), false, gauge.max(), quantity.scale()));
    String most = Numbers.grouped(Course.peak(gauge) / quantity.scale(), 1);
    return new Figure.Drawn(
        quantity.gauge(),
        quantity.title(),
        "%s; mean and most of each %s.".formatted(quantity.unit(), course.bucket()),
        "%s: at most %s %s, at %s."
            .formatted(quantity.title(), most, quantity.unit(), course.peakTime(gauge)),
        course.chart(false, quantity.unit(), lines),
        course.table(lines));
  }

  /** Reserved CPU of each instance over time. */
  static Figure heatmap(Heatmap heatmap, double simulatedSeconds) {
    String title = "Utilisation by instance";
    int columns = heatmap.rows().stream().mapToInt(r -> r.values().size()).max().orElse(0);
    if (columns == 0) {
      return new Figure.Empty("heatmap", title, "There were no instances, or no time passed.");
    }
    double end = Course.end(heatmap.bucketSeconds(), columns, simulatedSeconds);
    List<String> labels = heatmap.rows().stream().map(Heatmap.Row::label).toList();
    List<List<Long>> permille =
        heatmap.rows().stream()
            .map(row -> row.values().stream().map(share -> Math.round(share * 1000)).toList())
            .toList();
    return new Figure.Drawn(
        "heatmap",
        title,
        "Reserved share of CPU; one row per instance or group of neighbours, mean of each %s."
            .formatted(Numbers.duration(heatmap.bucketSeconds())),
        extremes(heatmap),
        new Chart.Heat(heatmap.bucketSeconds(), end, labels, permille),
        table(heatmap, columns, new Clock(end)));
  }

  private static String extremes(Heatmap heatmap) {
    Heatmap.Row fullest = heatmap.rows().getFirst();
    Heatmap.Row emptiest = fullest;
    for (Heatmap.Row row : heatmap.rows()) {
      fullest = mean(row) > mean(fullest) ? row : fullest;
      emptiest = mean(row) < mean(emptiest) ? row : emptiest;
    }
    return "Heatmap of reserved CPU. Fullest on average: %s with %s; emptiest: %s with %s."
        .formatted(
            fullest.label(),
            Numbers.percent(mean(fullest)),
            emptiest.label(),
            Numbers.percent(mean(emptiest)));
  }

  private static DataTable table(Heatmap heatmap, int columns, Clock clock) {
    int together = Math.ceilDiv(columns, MAX_TABLE_COLUMNS);
    List<String> headers = new ArrayList<>(List.of("instance", "mean"));
    for (int from = 0; from < columns; from += together) {
      headers.add(clock.label(from * heatmap.bucketSeconds()));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Heatmap.Row row : heatmap.rows()) {
      List<String> cells = new ArrayList<>(List.of(row.label(), Numbers.percent(mean(row))));
      for (int from = 0; from < columns; from += together) {
        int to = Math.min(row.values().size(), from + together);
        cells.add(
            Optional.of(row.values().subList(Math.min(from, to), to))
                .filter(values -> !values.isEmpty())
                .map(values -> Numbers.percent(mean(values)))
                .orElse(""));
      }
      rows.add(cells);
    }
    return new DataTable(headers, rows);
  }

  private static double mean(Heatmap.Row row) {
    return mean(row.values());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private record Quantity(String gauge, String title, String unit, String colour, double scale) {}
}
