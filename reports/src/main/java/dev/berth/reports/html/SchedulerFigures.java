package dev.berth.reports.html;

import dev.berth.engine.record.Summary;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What schedulers of workloads' own did, one by one. */
final class SchedulerFigures {
  private static final List<String> HEADERS =
      List.of(
          "scheduler of", "planned", "committed", "conflicts", "of plans", "lost", "copies taken");

  private SchedulerFigures() {}

  /** A table; nothing where no workload has a scheduler of its own. */
  static String markup(Summary.Schedulers schedulers) {
    if (schedulers.byWorkload().isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    schedulers
        .byWorkload()
        .forEach((workload, scheduler) ->
            rows.add(
                List.of(
                    workload,
                    Numbers.grouped(scheduler.planned()),
                    Numbers.grouped(scheduler.committed()),
                    Numbers.grouped(scheduler.conflicts()),
                    Numbers.percent(scheduler.conflictRate()),
                    Numbers.duration(scheduler.lostSeconds()),
                    Numbers.grouped(scheduler.refreshes()))));
    return "<h3>Schedulers</h3>\n" + new DataTable(HEADERS, rows).markup("Schedulers");
  }
}
