package dev.berth.reports.html;

import dev.berth.engine.record.TimeSeries;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What tasks did over time: their states, and how many waited. */
final class TaskFigures {
  /** From the bottom of the stack up: what lasts first, then the ways in and out. */
  private static final List<Status> STATUSES =
      List.of(
          new Status("RUNNING", "blue"),
          new Status("ACTIVATING", "sky"),
          new Status("PENDING", "orange"),
          new Status("PROVISIONING", "yellow"),
          new Status("DEACTIVATING", "purple"),
          new Status("STOPPING", "vermillion"),
          new Status("DEPROVISIONING", "grey"));

  private TaskFigures() {}

  /** Tasks in each state that is on the way from or to STOPPED. */
  static Figure states(Course course) {
    List<Chart.Line> lines = new ArrayList<>();
    for (Status status : STATUSES) {
      course
          .gauge(status.name())
          .map(TimeSeries.Gauge::mean)
          .map(mean -> Course.line(status.name(), status.colour(), true, mean, 1))
          .ifPresent(lines::add);
    }
    String title = "Task states over time";
    if (lines.isEmpty()) {
      return new Figure.Empty("states", title, "No task ran.");
    }
    String finding =
        course
            .gauge("RUNNING")
            .map(g -> most(course, g, "tasks were RUNNING"))
            .orElse("No task was ever RUNNING.");
    return new Figure.Drawn(
        "states",
        title,
        "Tasks, stacked; mean of each %s. Drag the bar below the chart to zoom all time charts."
            .formatted(course.bucket()),
        "Stacked areas of tasks in the states " + Course.names(lines) + ". " + finding,
        course.chart(true, "tasks", lines),
        course.table(lines));
  }

  /** Tasks without a place. */
  static Figure waiting(Course course) {
    String title = "Waiting tasks";
    return course
        .gauge("waiting")
        .<Figure>map(gauge -> waiting(course, gauge, title))
        .orElse(new Figure.Empty("waiting", title, "No task waited for any length of time."));
  }

  private static Figure waiting(Course course, TimeSeries.Gauge gauge, String title) {
    List<Chart.Line> lines =
        List.of(
            Course.line("mean", "vermillion", true, gauge.mean(), 1),
            Course.line("most", "vermillion", false, gauge.max(), 1));
    return new Figure.Drawn(
        "waiting",
        title,
        "Tasks that arrived and have no place yet; mean and most of each " + course.bucket() + ".",
        most(course, gauge, "tasks waited for a place"),
        course.chart(false, "tasks", lines),
        course.table(lines));
  }

  private static String most(Course course, TimeSeries.Gauge gauge, String what) {
    String count = Numbers.grouped(Course.peak(gauge), 0);
    return "At most " + count + " " + what + ", at " + course.peakTime(gauge) + ".";
  }

  private record Status(String name, String colour) {}
}
