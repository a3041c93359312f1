package dev.berth.engine.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reserved CPU of instances over time, neighbouring instances together when there are many. How
 * many share a row is decided when the first task is placed; where many more instances come later,
 * pairs of rows become one.
 */
final class UtilisationMap {
  private static final int MOST_ROWS = 100;
  private static final int BUCKETS = 256;

  private final List<Row> rows = new ArrayList<>();
  private int perRow = 1;
  private boolean used;

  /** An instance offers something from now on. */
  void join(long time, int instance, InstanceInfo info) {
    while (used && instance / perRow >= 2 * MOST_ROWS) {
      group(2, time);
    }
    while (rows.size() <= instance / perRow) {
      rows.add(new Row());
    }
    rows.get(instance / perRow).join(time, info);
  }

  /** An instance offers nothing any more. */
  void leave(long time, int instance, InstanceInfo info) {
    rows.get(instance / perRow).offer(time, -info.registered().cpuUnits());
  }

  /** Tasks on an instance reserve so much more. */
  void add(long time, int instance, int cpuUnits) {
    if (!used) {
      used = true;
      group(Math.ceilDiv(rows.size(), MOST_ROWS), time);
    }
    rows.get(instance / perRow).reserved.add(time, cpuUnits);
  }

  void advance(long time) {
    rows.forEach(row -> row.advance(time));
  }

  Heatmap heatmap() {
    if (!used) {
      group(Math.ceilDiv(rows.size(), MOST_ROWS), 0);
    }
    List<Row> shown = rows.stream().filter(row -> row.first != null).toList();
    double bucketNanos = shown.isEmpty() ? 0 : shown.getFirst().reserved.bucketNanos();
    return new Heatmap(
        bucketNanos / 1e9,
        shown.stream().map(row -> new Heatmap.Row(row.label(), row.shares())).toList());
  }

  private void group(int rowsTogether, long time) {
    if (rowsTogether <= 1) {
      return;
    }
    perRow *= rowsTogether;
    List<Row> before = List.copyOf(rows);
    rows.clear();
    for (int first = 0; first < before.size(); first += rowsTogether) {
      Row row = before.get(first);
      before
          .subList(first + 1, Math.min(first + rowsTogether, before.size()))
          .forEach(next -> row.take(next, time));
      rows.add(row);
    }
  }

  /** One or several neighbouring instances. */
  private static final class Row {
    private final Gauge reserved = new Gauge(BUCKETS);
    private @Nullable InstanceInfo first;
    private @Nullable InstanceInfo last;
    private double offered;

    /** What they offer over time; {@code null} as long as that has been the same all the time. */
    private @Nullable Gauge changing;

    void join(long time, InstanceInfo info) {
      first = first == null ? info : first;
      last = info;
      offer(time, info.registered().cpuUnits());
    }

    void offer(long time, double change) {
      if (changing == null && time > 0) {
        changing = new Gauge(BUCKETS);
        changing.add(0, offered);
      }
      offered += change;
      if (changing != null) {
        changing.add(time, change);
      }
    }

    void advance(long time) {
      reserved.advance(time);
      if (changing != null) {
        changing.advance(time);
      }
    }

    void take(Row next, long time) {
      first = first == null ? next.first : first;
      last = next.last == null ? last : next.last;
      reserved.merge(next.reserved, time);
      if (changing != null || next.changing != null) {
        Gauge both = changed();
        both.merge(next.changed(), time);
        changing = both;
      }
      offered += next.offered;
    }

    private Gauge changed() {
      if (changing != null) {
        return changing;
      }
      Gauge constant = new Gauge(BUCKETS);
      constant.add(0, offered);
      return constant;
    }

    List<Double> shares() {
      List<Double> means = reserved.means();
      List<Double> of = changing == null ? List.of() : changing.means();
      List<Double> shares = new ArrayList<>();
      for (int i = 0; i < means.size(); i++) {
        double whole = of.isEmpty() ? offered : of.get(i);
        shares.add(whole == 0 ? 0 : means.get(i) / whole);
      }
      return shares;
    }

    String label() {
      String from = first == null ? "" : first.label();
      String to = last == null ? "" : last.label();
      return from.equals(to) ? from : from + " to " + to;
    }
  }
}
