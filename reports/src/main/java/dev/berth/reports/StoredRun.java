package dev.berth.reports;

import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/** The raw data of a run, as the texts of its files: all that a report needs to be made again. */
public record StoredRun(
    String scenario, String provenance, String summary, String series, String histograms) {

  /**
   * The report that the texts were made of.
   *
   * @throws RuntimeException when a text is not what it should be
   */
  public RunReport report() {
    JsonReport.RunDocument run = Json.read(provenance, JsonReport.RunDocument.class);
    SummaryDocument figures = Json.read(summary, SummaryDocument.class);
    return new RunReport(
        run.scenario(),
        run.description(),
        scenario,
        run.seed(),
        run.timing(),
        result(figures),
        new Provenance(
            run.version(),
            run.jdk(),
            run.platform(),
            run.lanes(),
            run.threads(),
            Instant.parse(run.startedAt()),
            run.wallSeconds(),
            run.command(),
            Objects.requireNonNullElse(run.overrides(), List.of()),
            Objects.requireNonNullElse(run.directory(), "")),
        figures.expectations());
  }

  private RunResult result(SummaryDocument figures) {
    JsonReport.SeriesDocument course = Json.read(series, JsonReport.SeriesDocument.class);
    Map<String, Histogram> micros = HistogramLog.read(histograms);
    return new RunResult(
        new Summary(
            figures.tasks(),
            figures.waitSeconds(),
            figures.startSeconds(),
            figures.peak(),
            figures.dropped(),
            figures.utilisation(),
            figures.reservedAtEnd(),
            SummaryDocument.FullDemand.figures(figures.fullDemand()),
            figures.packing(),
            figures.instances(),
            figures.instancesUsed(),
            figures.lastFinishSeconds(),
            figures.simulatedSeconds(),
            figures.costUsd(),
            Objects.requireNonNullElse(figures.provisioning(), Summary.Provisioning.NONE),
            Objects.requireNonNullElse(figures.containers(), Summary.Containers.NONE),
            Objects.requireNonNullElse(figures.calls(), Summary.Calls.NONE),
            Objects.requireNonNullElse(figures.steps(), Summary.Steps.NONE),
            Objects.requireNonNullElse(figures.schedulers(), Summary.Schedulers.NONE),
            Objects.requireNonNullElse(figures.services(), Summary.Services.NONE),
            Objects.requireNonNullElse(figures.capacity(), Summary.Capacity.NONE)),
        course.series(),
        course.heatmap(),
        course.freeAtPeak(),
        Objects.requireNonNull(micros.get("wait"), "no histogram 'wait'"),
        Objects.requireNonNull(micros.get("start"), "no histogram 'start'"),
        figures.events(),
        figures.resultHash(),
        figures.interrupted());
  }
}
