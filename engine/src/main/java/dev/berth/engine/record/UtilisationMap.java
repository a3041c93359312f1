package dev.berth.engine.record;

import java.util.ArrayList;
import java.util.List;

/** Reserved CPU of instances over time, neighbouring instances together when there are many. */
final class UtilisationMap {
  private static final int MOST_ROWS = 100;
  private static final int BUCKETS = 256;

  private final List<InstanceInfo> instances;
  private final List<Gauge> rows = new ArrayList<>();
  private final int perRow;

  UtilisationMap(List<InstanceInfo> instances) {
    this.instances = instances;
    perRow = Math.max(1, (instances.size() + MOST_ROWS - 1) / MOST_ROWS);
    for (int first = 0; first < instances.size(); first += perRow) {
      rows.add(new Gauge(BUCKETS));
    }
  }

  void add(long time, int instance, int cpuUnits) {
    rows.get(instance / perRow).add(time, cpuUnits);
  }

  void advance(long time) {
    rows.forEach(row -> row.advance(time));
  }

  Heatmap heatmap() {
    List<Heatmap.Row> shares = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<InstanceInfo> members =
          instances.subList(row * perRow, Math.min((row + 1) * perRow, instances.size()));
      double offered = members.stream().mapToInt(info -> info.registered().cpuUnits()).sum();
      List<Double> values =
          rows.get(row).means().stream().map(mean -> offered == 0 ? 0 : mean / offered).toList();
      shares.add(new Heatmap.Row(label(members), values));
    }
    double bucketNanos = rows.isEmpty() ? 0 : rows.getFirst().bucketNanos();
    return new Heatmap(bucketNanos / 1e9, shares);
  }

  private static String label(List<InstanceInfo> members) {
    String first = members.getFirst().label();
    return members.size() == 1 ? first : first + " to " + members.getLast().label();
  }
}
