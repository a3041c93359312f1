package dev.berth.engine.record;

/** Counts what schedulers of workloads' own do. */
final class SchedulerRecorder {
  private static final double NANOS = 1e9;

  private long planned;
  private long committed;
  private long conflicts;
  private long refreshes;
  private long lostNanos;

  void add(SchedulerNews news) {
    switch (news) {
      case SchedulerNews.Refreshed() -> refreshes++;
      case SchedulerNews.Planned _ -> planned++;
      case SchedulerNews.Committed _ -> committed++;
      case SchedulerNews.Conflicted(_, _, long lost) -> {
        conflicts++;
        lostNanos += lost;
      }
    }
  }

  Summary.Schedulers summary() {
    long settled = committed + conflicts;
    double rate = settled == 0 ? 0 : (double) conflicts / settled;
    return new Summary.Schedulers(
        planned, committed, conflicts, rate, refreshes, lostNanos / NANOS);
  }
}
