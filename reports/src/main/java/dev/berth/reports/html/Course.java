package dev.berth.reports.html;

import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.TimeSeries;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The gauges of a run over time, ready to be drawn and put in tables. */
record Course(TimeSeries series, double endSeconds, Clock clock) {
  /** More rows than this nobody reads; the full resolution is in series.json. */
  private static final int MAX_TABLE_ROWS = 60;

  static Course of(RunResult result) {
    TimeSeries series = result.series();
    int buckets = series.gauges().stream().mapToInt(g -> g.mean().size()).max().orElse(0);
    double end = end(series.bucketSeconds(), buckets, result.summary().simulatedSeconds());
    return new Course(series, end, new Clock(end));
  }

  /** Where buckets end: with the run, if it ended inside the last of them. */
  static double end(double bucketSeconds, int buckets, double simulatedSeconds) {
    double covered = buckets * bucketSeconds;
    boolean endsInside = simulatedSeconds > covered - bucketSeconds && simulatedSeconds < covered;
    return endsInside ? simulatedSeconds : covered;
  }

  /** A gauge by its name, if it was recorded and was ever above zero. */
  Optional<TimeSeries.Gauge> gauge(String name) {
    return series.gauges().stream()
        .filter(gauge -> gauge.name().equals(name))
        .filter(gauge -> peak(gauge) > 0)
        .findFirst();
  }

  /** The largest value of a gauge. */
  static double peak(TimeSeries.Gauge gauge) {
    return gauge.max().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** When a gauge was largest, in words. */
  String peakTime(TimeSeries.Gauge gauge) {
    int bucket = gauge.max().indexOf(peak(gauge));
    return clock.label(Math.max(0, bucket) * series.bucketSeconds());
  }

  /** A line for the script: values divided by {@code scale} and rounded. */
  static Chart.Line line(
      String name, String colour, boolean filled, List<Double> values, double scale) {
    return new Chart.Line(
        name, colour, filled, values.stream().map(value -> rounded(value / scale)).toList());
  }

  /** The lines as one chart. */
  Chart.Lines chart(boolean stacked, String unit, List<Chart.Line> lines) {
    return new Chart.Lines(series.bucketSeconds(), endSeconds, stacked, unit, lines);
  }

  /** The lines as a table, with several buckets in a row where there are many. */
  DataTable table(List<Chart.Line> lines) {
    List<String> headers = new ArrayList<>(List.of("from"));
    lines.forEach(line -> headers.add(line.name()));
    int buckets = lines.getFirst().values().size();
    int together = Math.ceilDiv(buckets, MAX_TABLE_ROWS);
    List<List<String>> rows = new ArrayList<>();
    for (int from = 0; from < buckets; from += together) {
      int to = Math.min(buckets, from + together);
      List<String> row = new ArrayList<>(List.of(clock.label(from * series.bucketSeconds())));
      for (Chart.Line line : lines) {
        row.add(Numbers.grouped(combined(line, from, to), 1));
      }
      rows.add(row);
    }
    return new DataTable(headers, rows);
  }

  /** How long one bucket is, in words. */
  String bucket() {
    return Numbers.duration(series.bucketSeconds());
  }

  /** The mean of means, or the largest of the largest: a filled line holds means. */
  private static double combined(Chart.Line line, int from, int to) {
    var values = IntStream.range(from, to).mapToDouble(line.values()::get);
    var statistics = values.summaryStatistics();
    return line.filled() ? statistics.getAverage() : statistics.getMax();
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** Names of lines, as a sentence lists them. */
  static String names(List<Chart.Line> lines) {
    return lines.stream().map(Chart.Line::name).collect(Collectors.joining(", "));
  }
}
