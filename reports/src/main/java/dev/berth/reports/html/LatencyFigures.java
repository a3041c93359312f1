package dev.berth.reports.html;

import dev.berth.engine.record.Quantiles;
import dev.berth.engine.record.RunResult;
import dev.berth.reports.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** How long tasks waited for a place, and how long they took to RUNNING, by percentile. */
final class LatencyFigures {
  private static final double MICROS_PER_SECOND = 1e6;
  private static final int MAX_NINES = 5;
  private static final int POINTS_PER_NINE = 16;

  private LatencyFigures() {}

  /** Both distributions over an axis of nines. */
  static Figure percentiles(RunResult result) {
    String title = "Wait and start time by percentile";
    Histogram wait = result.waitMicros();
    Histogram start = result.startMicros();
    long most = Math.max(wait.getTotalCount(), start.getTotalCount());
    if (most == 0) {
      return new Figure.Empty("percentiles", title, "No task was placed.");
    }
    // Beyond the nines that the number of tasks can tell apart, a curve is only its maximum.
    int nines = (int) Math.clamp(Math.ceil(Math.log10(most)), 1, MAX_NINES);
    double largest = Math.max(wait.getMaxValue(), start.getMaxValue()) / MICROS_PER_SECOND;
    TimeUnit unit = TimeUnit.suiting(largest);
    List<Chart.Curve> curves =
        Stream.of(
                curve("wait for a place", "vermillion", wait, nines, unit),
                curve("arrival to RUNNING", "blue", start, nines, unit))
            .filter(curve -> !curve.points().isEmpty())
            .toList();
    return new Figure.Drawn(
        "percentiles",
        title,
        "%s by percentile; each step to the right is one nine more.".formatted(unit.word()),
        finding(result),
        new Chart.Percentiles(ticks(nines), unit.symbol(), curves),
        table(result));
  }

  private static Chart.Curve curve(
      String name, String colour, Histogram micros, int nines, TimeUnit unit) {
    List<Chart.Point> points = new ArrayList<>();
    for (int i = 0; micros.getTotalCount() > 0 && i <= nines * POINTS_PER_NINE; i++) {
      double exponent = (double) i / POINTS_PER_NINE;
      double percentile = 100 * (1 - Math.pow(10, -exponent));
      double seconds = micros.getValueAtPercentile(percentile) / MICROS_PER_SECOND;
      points.add(
          new Chart.Point(
              exponent,
              seconds / unit.seconds(),
              percent(percentile, (int) exponent),
              Numbers.duration(seconds)));
    }
    return new Chart.Curve(name, colour, points);
  }

  /** A percentile with as many decimals as its nines need. */
  private static String percent(double percentile, int nines) {
    return BigDecimal.valueOf(percentile)
            .setScale(Math.max(1, nines), RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }

  private static List<String> ticks(int nines) {
    List<String> all = List.of("0", "90%", "99%", "99.9%", "99.99%", "99.999%");
    return all.subList(0, nines + 1);
  }

  private static String finding(RunResult result) {
    Quantiles wait = result.summary().waitSeconds();
    Quantiles start = result.summary().startSeconds();
    return ("99 percent of placed tasks waited at most %s; "
            + "99 percent of started tasks were RUNNING after at most %s.")
        .formatted(Numbers.duration(wait.p99()), Numbers.duration(start.p99()));
  }

  private static DataTable table(RunResult result) {
    Quantiles wait = result.summary().waitSeconds();
    Quantiles start = result.summary().startSeconds();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("tasks", Numbers.grouped(wait.count()), Numbers.grouped(start.count())));
    rows.add(row("mean", wait.mean(), start.mean()));
    rows.add(row("50%", wait.p50(), start.p50()));
    rows.add(row("90%", wait.p90(), start.p90()));
    rows.add(row("95%", wait.p95(), start.p95()));
    rows.add(row("99%", wait.p99(), start.p99()));
    rows.add(row("99.9%", wait.p999(), start.p999()));
    for (double percentile : List.of(99.99, 99.999)) {
      rows.add(
          row(
              Numbers.plain(percentile) + "%",
              result.waitMicros().getValueAtPercentile(percentile) / MICROS_PER_SECOND,
              result.startMicros().getValueAtPercentile(percentile) / MICROS_PER_SECOND));
    }
    rows.add(row("largest", wait.max(), start.max()));
    return new DataTable(List.of("percentile", "wait", "arrival to RUNNING"), rows);
  }

  private static List<String> row(String name, double wait, double start) {
    return row(name, Numbers.duration(wait), Numbers.duration(start));
  }

  private static List<String> row(String name, String wait, String start) {
    return List.of(name, wait, start);
  }
}
