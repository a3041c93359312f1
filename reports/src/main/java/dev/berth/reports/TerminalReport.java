package dev.berth.reports;

import dev.berth.engine.record.Quantiles;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run in a few lines for a terminal: expectations first, then the result. */
public final class TerminalReport {
  private static final int MIN_VERDICT_WIDTH = 36;
  private static final int MOST_SEEDS = 10;

  private final Ink ink;
  private final StringBuilder text = new StringBuilder();

  private TerminalReport(Ink ink) {
    this.ink = ink;
  }

  /**
   * The lines of a report.
   *
   * @param ink whether to use colours, which only the caller can know
   * @param written where the HTML report is, when one was written
   */
  public static String render(RunReport report, Ink ink, @Nullable Path written) {
    return render(List.of(report), ink, written);
  }

  /** As above, of the first of several runs; the others are heard on expectations only. */
  public static String render(List<RunReport> runs, Ink ink, @Nullable Path written) {
    RunReport report = runs.getFirst();
    TerminalReport terminal = new TerminalReport(ink);
    terminal.interruption(report);
    terminal.expectations(report, runs);
    terminal.result(report);
    terminal.rows(report, written);
    return terminal.text.toString();
  }

  private void interruption(RunReport report) {
    if (report.result().interrupted()) {
      String after = Numbers.duration(report.result().summary().simulatedSeconds());
      line(ink.warning("█ INTERRUPTED") + "   after " + after + "; figures cover what ran so far");
    }
  }

  private void expectations(RunReport report, List<RunReport> runs) {
    List<Verdict> verdicts = report.verdicts();
    if (verdicts.isEmpty()) {
      return;
    }
    boolean allMet = runs.stream().allMatch(RunReport::allMet);
    String count = report.metCount() + " of " + verdicts.size() + " met" + seeds(runs);
    line(ink.strong("█ EXPECTATIONS") + "  " + (allMet ? count : ink.bad(count)));
    int width =
        verdicts.stream()
            .mapToInt(verdict -> verdict.expectation().length())
            .reduce(MIN_VERDICT_WIDTH, Math::max);
    for (Verdict verdict : verdicts) {
      String padded = padded(verdict.expectation(), width);
      String mark = verdict.met() ? ink.good("✓") : ink.bad("✗");
      String actual = verdict.met() ? verdict.actual() : ink.bad(verdict.actual());
      line("  " + mark + " " + padded + "  " + actual);
    }
  }

  /** Whose count of met expectations it is, and which later runs did not meet them all. */
  private static String seeds(List<RunReport> runs) {
    if (runs.size() == 1) {
      return "";
    }
    if (runs.stream().allMatch(RunReport::allMet)) {
      return " with each of " + Numbers.grouped(runs.size()) + " seeds";
    }
    String first = " with seed " + runs.getFirst().seed();
    List<String> unmet =
        runs.stream().skip(1).filter(run -> !run.allMet()).map(run -> "" + run.seed()).toList();
    if (unmet.isEmpty()) {
      return first + "; all met with the others";
    }
    String more =
        unmet.size() > MOST_SEEDS
            ? " and " + Numbers.grouped(unmet.size() - MOST_SEEDS) + " more"
            : "";
    String shown = String.join(", ", unmet.subList(0, Math.min(MOST_SEEDS, unmet.size())));
    return first
        + (runs.getFirst().verdicts().size() == 1
            ? "; not met with seed"
            : "; not all met with seed")
        + (unmet.size() == 1 ? " " : "s ")
        + shown
        + more;
  }

  private void result(RunReport report) {
    RunResult result = report.result();
    double simulated = result.summary().simulatedSeconds();
    double wall = report.provenance().wallSeconds();
    String speed = wall > 0 ? " (×" + Numbers.grouped(simulated / wall, 0) + ")" : "";
    line(
        "%s        %s simulated in %s%s, seed %d, result %s"
            .formatted(
                ink.strong("█ RESULT"),
                Numbers.duration(simulated),
                Numbers.duration(wall),
                speed,
                report.seed(),
                result.resultHash()));
  }

  private void rows(RunReport report, @Nullable Path written) {
    Summary summary = report.result().summary();
    row("tasks", tasks(summary.tasks()));
    row("wait", waits(summary));
    if (!summary.provisioning().equals(Summary.Provisioning.NONE)) {
      row("provision", provisioning(summary.provisioning()));
    }
    if (!summary.calls().equals(Summary.Calls.NONE)) {
      row("calls", calls(summary.calls()));
    }
    if (!summary.steps().isNone()) {
      row("steps", steps(summary.steps()));
    }
    if (!summary.schedulers().isNone()) {
      row("schedulers", schedulers(summary.schedulers()));
      Map<String, Summary.Scheduler> each = summary.schedulers().byWorkload();
      if (each.size() > 1) {
        each.forEach((workload, scheduler) -> row("", scheduler(workload, scheduler)));
      }
    }
    if (!summary.services().isNone()) {
      row("services", services(summary.services()));
    }
    if (summary.startSeconds().count() > 0) {
      row("start", quantiles(summary.startSeconds()) + " until RUNNING");
    }
    if (!summary.containers().equals(Summary.Containers.NONE)) {
      row("containers", containers(summary.containers()));
    }
    row("peak", peak(summary.peak()));
    row("reserved", reserved(summary));
    String full = fullDemand(summary.fullDemand());
    if (!full.isEmpty()) {
      row("demand", full);
    }
    row("instances", instances(summary));
    if (!summary.capacity().isNone()) {
      row("capacity", capacity(summary.capacity()));
    }
    PackingText.rows(summary).forEach(this::row);
    if (summary.lastFinishSeconds() > 0) {
      row("finish", "last task stopped after " + Numbers.duration(summary.lastFinishSeconds()));
    }
    if (summary.costUsd() > 0) {
      row("cost", Numbers.usd(summary.costUsd()));
    }
    if (written != null) {
      row("report", written.toString());
    }
  }

  private static String capacity(Summary.Capacity capacity) {
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.grouped(capacity.launched()) + " launched");
    parts.add(Numbers.grouped(capacity.terminated()) + " terminated");
    add(parts, capacity.scaledOut(), "times scaled out");
    add(parts, capacity.scaledIn(), "times scaled in");
    return String.join(", ", parts);
  }

  private static String tasks(Summary.Tasks tasks) {
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.grouped(tasks.submitted()) + " submitted");
    parts.add(Numbers.grouped(tasks.placed()) + " placed");
    add(parts, tasks.dropped(), "dropped");
    add(parts, tasks.succeeded(), "succeeded");
    add(parts, tasks.failed(), "failed");
    add(parts, tasks.waitingAtEnd(), "waiting at the end");
    add(parts, tasks.unfinishedAtEnd(), "unfinished at the end");
    add(parts, tasks.tooLarge(), "larger than every instance");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(Numbers.grouped(count) + " " + what);
    }
  }

  private static String waits(Summary summary) {
    Summary.Tasks tasks = summary.tasks();
    if (tasks.waited() > 0) {
      return Numbers.grouped(tasks.waited()) + " waited; " + quantiles(summary.waitSeconds());
    }
    List<String> parts = new ArrayList<>();
    add(
        parts,
        tasks.waitingAtEnd(),
        tasks.waitingAtEnd() == 1 ? "waits at the end" : "wait at the end");
    add(parts, tasks.dropped(), "dropped without a place");
    if (parts.isEmpty()) {
      return "nobody waited";
    }
    String unplaced = String.join(", ", parts);
    return tasks.placed() == 0 ? unplaced : unplaced + "; nobody of those placed waited";
  }

  private static String provisioning(Summary.Provisioning provisioning) {
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.grouped(provisioning.entered()) + " waited in PROVISIONING");
    parts.add("at most " + Numbers.grouped(provisioning.peak()) + " at once");
    add(parts, provisioning.timedOut(), "timed out");
    add(parts, provisioning.stopped(), "stopped");
    add(parts, provisioning.refused(), "refused");
    return String.join(", ", parts);
  }

  private static String containers(Summary.Containers containers) {
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.grouped(containers.started()) + " started");
    add(parts, containers.restarted(), "restarted");
    add(parts, containers.unhealthy(), "times UNHEALTHY");
    add(parts, containers.tasksNotStarted(), "tasks failed to start");
    add(parts, containers.pulls(), "pulls of images");
    add(parts, containers.failedPulls(), "of them failed");
    return String.join(", ", parts);
  }

  private static String calls(Summary.Calls calls) {
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.grouped(calls.made()) + " made");
    add(parts, calls.throttled(), "throttled");
    add(parts, calls.refused(), "refused for another reason");
    return String.join(", ", parts);
  }

  private static String steps(Summary.Steps steps) {
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.grouped(steps.succeeded()) + " succeeded");
    add(parts, steps.failed(), "failed");
    add(parts, steps.timedOut(), "timed out");
    add(parts, steps.notPlaced(), "not placed");
    add(parts, steps.refused(), "refused");
    add(parts, steps.rolledBack(), "rolled back");
    add(parts, steps.unfinishedAtEnd(), "unfinished");
    return String.join(", ", parts);
  }

  private static String services(Summary.Services services) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "%s of %s steady"
            .formatted(Numbers.grouped(services.steady()), Numbers.grouped(services.services())));
    parts.add(Numbers.grouped(services.deploymentsCompleted()) + " deployments completed");
    add(parts, services.deploymentsFailed(), "failed");
    add(parts, services.rolledBack(), "rolled back");
    if (services.slowestDeploymentSeconds() > 0) {
      parts.add("slowest " + Numbers.duration(services.slowestDeploymentSeconds()));
    }
    return String.join(", ", parts);
  }

  private static String schedulers(Summary.Schedulers schedulers) {
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.grouped(schedulers.planned()) + " planned");
    parts.add(Numbers.grouped(schedulers.committed()) + " committed");
    parts.add(
        Numbers.grouped(schedulers.conflicts())
            + " conflicts ("
            + Numbers.percent(schedulers.conflictRate())
            + ")");
    parts.add(Numbers.grouped(schedulers.refreshes()) + " refreshes");
    if (schedulers.lostSeconds() > 0) {
      parts.add(Numbers.duration(schedulers.lostSeconds()) + " of planning lost");
    }
    return String.join(", ", parts);
  }

  private static String scheduler(String workload, Summary.Scheduler scheduler) {
    return "%s: %s planned, %s conflicts (%s), %s of planning lost"
        .formatted(
            workload,
            Numbers.grouped(scheduler.planned()),
            Numbers.grouped(scheduler.conflicts()),
            Numbers.percent(scheduler.conflictRate()),
            Numbers.duration(scheduler.lostSeconds()));
  }

  private static String quantiles(Quantiles seconds) {
    return "mean %s, p50 %s, p95 %s, p99 %s, max %s"
        .formatted(
            Numbers.duration(seconds.mean()),
            Numbers.duration(seconds.p50()),
            Numbers.duration(seconds.p95()),
            Numbers.duration(seconds.p99()),
            Numbers.duration(seconds.max()));
  }

  private static String peak(Summary.Amount peak) {
    String text =
        "%s tasks at once, %s CPU units, %s"
            .formatted(
                Numbers.grouped(peak.tasks()),
                Numbers.grouped(peak.cpuUnits()),
                Numbers.memory(peak.memoryMiB()));
    return peak.gpus() == 0 ? text : text + ", " + Numbers.grouped(peak.gpus(), 2) + " GPUs";
  }

  private static String reserved(Summary summary) {
    Summary.Utilisation mean = summary.utilisation();
    String text =
        "%s of CPU, %s of memory on average"
            .formatted(Numbers.percent(mean.cpu()), Numbers.percent(mean.memory()));
    return summary.peak().gpus() == 0
        ? text
        : text + ", " + Numbers.percent(mean.gpu()) + " of GPUs";
  }

  /** Empty where arrivals never asked for all there is of anything. */
  private static String fullDemand(Summary.Shares shares) {
    List<String> parts = new ArrayList<>();
    addShare(parts, shares.cpu(), "CPU");
    addShare(parts, shares.memory(), "memory");
    addShare(parts, shares.gpu(), "GPUs");
    return parts.isEmpty()
        ? ""
        : String.join(", ", parts) + " reserved once tasks had asked for all there is";
  }

  private static void addShare(List<String> parts, double share, String resource) {
    if (!Double.isNaN(share)) {
      parts.add(Numbers.percent(share) + " of " + resource);
    }
  }

  private static String instances(Summary summary) {
    return "%s, of which %s were used"
        .formatted(Numbers.grouped(summary.instances()), Numbers.grouped(summary.instancesUsed()));
  }

  private void row(String name, String value) {
    line("  " + ink.faint(padded(name, 11)) + value);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String padded(String value, int width) {
    return value + " ".repeat(Math.max(0, width - value.length()));
  }
}
