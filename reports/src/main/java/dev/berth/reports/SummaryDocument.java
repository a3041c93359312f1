package dev.berth.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.berth.engine.record.Quantiles;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a summary as JSON: names and order of its properties.
 *
 * @param wallSeconds how long the run took; left out where a repeated run must give the same bytes
 * @param dropped what the tasks asked for that were given up
 */
record SummaryDocument(
    String scenario,
    long seed,
    String timing,
    double simulatedSeconds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double wallSeconds,
    String resultHash,
    boolean interrupted,
    Summary.Tasks tasks,
    Quantiles waitSeconds,
    Quantiles startSeconds,
    Summary.Amount peak,
    Summary.Amount dropped,
    Summary.Utilisation utilisation,
    int instances,
    int instancesUsed,
    double lastFinishSeconds,
    double costUsd,
    long events,
    List<Verdict> expectations) {

  /** The summary that depends on specification, seed and inputs alone. */
  static SummaryDocument repeatable(RunReport report) {
    return of(report, null);
  }

  /** The summary with the time this run took. */
  static SummaryDocument timed(RunReport report) {
    return of(report, report.provenance().wallSeconds());
  }

  private static SummaryDocument of(RunReport report, @Nullable Double wallSeconds) {
    RunResult result = report.result();
    Summary summary = result.summary();
    return new SummaryDocument(
        report.name(),
        report.seed(),
        report.timing(),
        summary.simulatedSeconds(),
        wallSeconds,
        result.resultHash(),
        result.interrupted(),
        summary.tasks(),
        summary.waitSeconds(),
        summary.startSeconds(),
        summary.peak(),
        summary.dropped(),
        summary.utilisation(),
        summary.instances(),
        summary.instancesUsed(),
        summary.lastFinishSeconds(),
        summary.costUsd(),
        result.events(),
        report.verdicts());
  }
}
