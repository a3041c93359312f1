package dev.berth.engine.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what schedulers of workloads' own do. */
final class SchedulerRecorder {
  private static final double NANOS = 1e9;

  private final Map<Long, Counts> bySource = new TreeMap<>();
  private List<String> workloads = List.of();

  /** What one scheduler did, or all of them. */
  private static final class Counts {
    long planned;
    long committed;
    long conflicts;
    long refreshes;
    long lostNanos;

    void add(Counts others) {
      planned += others.planned;
      committed += others.committed;
      conflicts += others.conflicts;
      refreshes += others.refreshes;
      lostNanos += others.lostNanos;
    }

    double conflictRate() {
      long settled = committed + conflicts;
      return settled == 0 ? 0 : (double) conflicts / settled;
    }
  }

  /** Notes how workloads are called, by the numbers of their clients. */
  void name(List<String> names) {
    workloads = List.copyOf(names);
  }

  void add(WorldEvent.SchedulerActed event) {
    Counts counts = bySource.computeIfAbsent(event.source(), _ -> new Counts());
    switch (event.news()) {
      case SchedulerNews.Refreshed() -> counts.refreshes++;
      case SchedulerNews.Planned _ -> counts.planned++;
      case SchedulerNews.Committed _ -> counts.committed++;
      case SchedulerNews.Conflicted(_, _, long lost) -> {
        counts.conflicts++;
        counts.lostNanos += lost;
      }
    }
  }

  Summary.Schedulers summary() {
    Counts all = new Counts();
    Map<String, Summary.Scheduler> byWorkload = new LinkedHashMap<>();
    bySource.forEach((source, counts) -> {
      all.add(counts);
      byWorkload.put(
          name(source),
          new Summary.Scheduler(
              counts.planned,
              counts.committed,
              counts.conflicts,
              counts.conflictRate(),
              counts.refreshes,
              counts.lostNanos / NANOS));
    });
    return new Summary.Schedulers(
        all.planned,
        all.committed,
        all.conflicts,
        all.conflictRate(),
        all.refreshes,
        all.lostNanos / NANOS,
        byWorkload);
  }

  private String name(long source) {
    return source < workloads.size() ? workloads.get((int) source) : "client " + source;
  }
}
