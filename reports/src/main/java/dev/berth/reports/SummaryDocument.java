package dev.berth.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.berth.engine.packing.Packing;
import dev.berth.engine.record.Quantiles;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a summary as JSON: names and order of its properties.
 *
 * @param wallSeconds how long the run took; left out where a repeated run must give the same bytes
 * @param provisioning left out where no task waited in PROVISIONING for an instance
 * @param containers left out where no container was followed by itself
 * @param calls left out where calls are not limited
 * @param steps left out where no pipeline ran
 * @param schedulers left out where no workload has a scheduler of its own
 * @param services left out where there was none
 * @param capacity left out where no Auto Scaling group did anything
 * @param dropped what the tasks asked for that were given up
 * @param fullDemand left out where arrivals never asked for all there is of anything
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
    Summary.Shares reservedAtEnd,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FullDemand fullDemand,
    Packing packing,
    int instances,
    int instancesUsed,
    double lastFinishSeconds,
    double costUsd,
    @JsonInclude(JsonInclude.Include.NON_NULL) Summary.@Nullable Provisioning provisioning,
    @JsonInclude(JsonInclude.Include.NON_NULL) Summary.@Nullable Containers containers,
    @JsonInclude(JsonInclude.Include.NON_NULL) Summary.@Nullable Calls calls,
    @JsonInclude(JsonInclude.Include.NON_NULL) Summary.@Nullable Steps steps,
    @JsonInclude(JsonInclude.Include.NON_NULL) Summary.@Nullable Schedulers schedulers,
    @JsonInclude(JsonInclude.Include.NON_NULL) Summary.@Nullable Services services,
    @JsonInclude(JsonInclude.Include.NON_NULL) Summary.@Nullable Capacity capacity,
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

  /** Shares of the resources of which arrivals have asked for all there is; others are left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FullDemand(@Nullable Double cpu, @Nullable Double memory, @Nullable Double gpu) {
    static @Nullable FullDemand of(Summary.Shares shares) {
      FullDemand demand =
          new FullDemand(known(shares.cpu()), known(shares.memory()), known(shares.gpu()));
      boolean empty = demand.cpu == null && demand.memory == null && demand.gpu == null;
      return empty ? null : demand;
    }

    /** The shares as a run's figures have them; those never reached are not a number. */
    static Summary.Shares figures(@Nullable FullDemand demand) {
      return demand == null
          ? new Summary.Shares(Double.NaN, Double.NaN, Double.NaN)
          : new Summary.Shares(number(demand.cpu), number(demand.memory), number(demand.gpu));
    }

    private static @Nullable Double known(double share) {
      return Double.isNaN(share) ? null : share;
    }

    private static double number(@Nullable Double share) {
      return share == null ? Double.NaN : share;
    }
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
        summary.reservedAtEnd(),
        FullDemand.of(summary.fullDemand()),
        summary.packing(),
        summary.instances(),
        summary.instancesUsed(),
        summary.lastFinishSeconds(),
        summary.costUsd(),
        summary.provisioning().equals(Summary.Provisioning.NONE) ? null : summary.provisioning(),
        summary.containers().equals(Summary.Containers.NONE) ? null : summary.containers(),
        summary.calls().equals(Summary.Calls.NONE) ? null : summary.calls(),
        summary.steps().isNone() ? null : summary.steps(),
        summary.schedulers().isNone() ? null : summary.schedulers(),
        summary.services().isNone() ? null : summary.services(),
        summary.capacity().isNone() ? null : summary.capacity(),
        result.events(),
        report.verdicts());
  }
}
