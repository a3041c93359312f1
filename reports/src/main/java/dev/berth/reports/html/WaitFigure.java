package dev.berth.reports.html;

import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.Summary;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How the waits of those tasks that had to wait are distributed. */
final class WaitFigure {
  private static final String ID = "waits";
  private static final String TITLE = "How long waiting tasks waited";
  private static final double MICROS_PER_SECOND = 1e6;
  private static final int MAX_BARS = 14;

  /** Upper bounds in seconds: round numbers to people, each two to five times the one before. */
  private static final double[] BOUNDS = {
    1e-6,
    1e-5,
    1e-4,
    1e-3,
    0.01,
    0.1,
    0.2,
    0.5,
    1,
    2,
    5,
    10,
    20,
    30,
    60,
    120,
    300,
    600,
    1200,
    1800,
    3600,
    7200,
    14_400,
    28_800,
    43_200,
    86_400,
    172_800,
    432_000,
    864_000,
    1_728_000,
    4_320_000,
    8_640_000,
    Double.POSITIVE_INFINITY
  };

  private WaitFigure() {}

  /** Bars over ranges of waits. */
  static Figure of(RunResult result) {
    Summary.Tasks tasks = result.summary().tasks();
    if (tasks.placed() == 0) {
      return new Figure.Empty(ID, TITLE, "No task was placed.");
    }
    if (tasks.waited() == 0) {
      return new Figure.Empty(ID, TITLE, "Every task was placed the moment it arrived.");
    }
    List<Chart.Bar> bars = bars(counts(result.waitMicros()));
    if (bars.isEmpty()) {
      return new Figure.Empty(ID, TITLE, "Nobody waited longer than a microsecond.");
    }
    String share = Numbers.percent((double) tasks.waited() / tasks.placed());
    Chart.Bar tallest = bars.getFirst();
    List<List<String>> rows = new ArrayList<>();
    for (Chart.Bar bar : bars) {
      tallest = bar.count() > tallest.count() ? bar : tallest;
      rows.add(List.of(bar.name(), bar.label()));
    }
    return new Figure.Drawn(
        ID,
        TITLE,
        "Tasks by wait; %s of all placed tasks had to wait (%s)."
            .formatted(share, Numbers.grouped(tasks.waited())),
        "Bars of tasks by wait. Most common: %s, %s tasks."
            .formatted(tallest.name(), tallest.label()),
        new Chart.Bars("tasks", bars),
        new DataTable(List.of("wait", "tasks"), rows));
  }

  private static long[] counts(Histogram micros) {
    long[] counts = new long[BOUNDS.length];
    for (HistogramIterationValue value : micros.recordedValues()) {
      if (value.getValueIteratedTo() > 0) {
        double seconds = value.getValueIteratedTo() / MICROS_PER_SECOND;
        counts[range(seconds)] += value.getCountAtValueIteratedTo();
      }
    }
    return counts;
  }

  private static int range(double seconds) {
    int range = 0;
    while (seconds >= BOUNDS[range]) {
      range++;
    }
    return range;
  }

  /** From the first range with tasks to the last; what is far below the longest wait is one bar. */
  private static List<Chart.Bar> bars(long[] counts) {
    int last = counts.length - 1;
    while (last >= 0 && counts[last] == 0) {
      last--;
    }
    int first = 0;
    while (first < last && counts[first] == 0) {
      first++;
    }
    List<Chart.Bar> bars = new ArrayList<>();
    long below = 0;
    for (int range = first; range <= last; range++) {
      below += counts[range];
      if (last - range < MAX_BARS) {
        boolean lowest = bars.isEmpty();
        bars.add(new Chart.Bar(name(range, lowest), below, Numbers.grouped(below)));
        below = 0;
      }
    }
    return bars;
  }

  private static String name(int range, boolean lowest) {
    if (lowest) {
      return "< " + Numbers.duration(BOUNDS[range]);
    }
    String from = Numbers.duration(BOUNDS[range - 1]);
    return range == BOUNDS.length - 1
        ? "≥ " + from
        : from + " – " + Numbers.duration(BOUNDS[range]);
  }
}
