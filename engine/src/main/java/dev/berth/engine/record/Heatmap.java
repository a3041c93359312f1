package dev.berth.engine.record;

import java.util.List;

/**
 * Reserved CPU share of instances over time; a row is one instance, or several neighbours when
 * there are many.
 *
 * @param bucketSeconds width of a column
 * @param rows the largest value is 1: all of the row's CPU units reserved
 */
public record Heatmap(double bucketSeconds, List<Row> rows) {
  public Heatmap {
    rows = List.copyOf(rows);
  }

  /** One row: its label and a time-weighted mean for each bucket. */
  public record Row(String label, List<Double> values) {
    public Row {
      values = List.copyOf(values);
    }
  }
}
