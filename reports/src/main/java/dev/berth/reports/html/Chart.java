package dev.berth.reports.html;

import java.util.List;

/** What the page's script draws: numbers and words, already decided. */
sealed interface Chart {
  /** Which function of the script draws it. */
  String kind();

  /** Gauges over simulated time as steps, one value for each bucket. */
  record Lines(
      double bucketSeconds, double endSeconds, boolean stacked, String unit, List<Line> lines)
      implements Chart {
    @Override
    public String kind() {
      return "lines";
    }
  }

  /** One gauge; {@code colour} names a colour of the style sheet. */
  record Line(String name, String colour, boolean filled, List<Double> values) {}

  /** Shares from 0 to 1, in per mille, of rows over simulated time. */
  record Heat(double bucketSeconds, double endSeconds, List<String> rows, List<List<Long>> permille)
      implements Chart {
    @Override
    public String kind() {
      return "heat";
    }
  }

  /** Durations over percentiles, on an axis where each step is one nine more. */
  record Percentiles(List<String> ticks, String unit, List<Curve> curves) implements Chart {
    @Override
    public String kind() {
      return "percentiles";
    }
  }

  /** One distribution. */
  record Curve(String name, String colour, List<Point> points) {}

  /** A point of a curve: how many nines, the value, and both in words. */
  record Point(double nines, double value, String percentile, String label) {}

  /** Counts by category. */
  record Bars(String unit, List<Bar> bars) implements Chart {
    @Override
    public String kind() {
      return "bars";
    }
  }

  /** One amount across, another one up. */
  record Scatter(Extent across, Extent up, List<Cloud> clouds) implements Chart {
    @Override
    public String kind() {
      return "scatter";
    }
  }

  /** An axis from 0 to a round number. */
  record Extent(String unit, double end) {}

  /** Dots of one kind; {@code symbol} is a shape that ECharts knows. */
  record Cloud(String name, String colour, String symbol, List<Dot> dots) {}

  /** So many instances at one place, whose they are, and the share of tasks that fit in words. */
  record Dot(double x, double y, int instances, String name, String fits) {}

  /** One category: how many, and that in words. */
  record Bar(String name, long count, String label) {}
}
