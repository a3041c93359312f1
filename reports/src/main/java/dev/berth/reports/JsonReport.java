package dev.berth.reports;

import dev.berth.engine.record.FreeCapacity;
import dev.berth.engine.record.Heatmap;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.TimeSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as JSON: its summary, its course over time, and how it was made. */
public final class JsonReport {
  private JsonReport() {}

  /** The summary for {@code summary.json}: the same bytes for the same scenario and seed. */
  public static String summary(RunReport report) {
    return Json.indented(SummaryDocument.repeatable(report));
  }

  /** The summary for standard output: with {@code wallSeconds}. */
  public static String timedSummary(RunReport report) {
    return Json.indented(SummaryDocument.timed(report));
  }

  /**
   * The summary of the first of several runs, for standard output.
   *
   * @param repetitions what all of them say together, added under this name
   */
  public static String repeatedSummary(RunReport first, Map<String, Object> repetitions) {
    Map<String, Object> all = new LinkedHashMap<>();
    Json.tree(SummaryDocument.timed(first))
        .properties()
        .forEach(property -> all.put(property.getKey(), property.getValue()));
    all.put("repetitions", repetitions);
    return Json.indented(all);
  }

  /** Gauges and heatmap over time, and what was free when most was reserved. */
  public static String series(RunReport report) {
    RunResult result = report.result();
    return Json.indented(new SeriesDocument(result.series(), result.heatmap(), result.free()));
  }

  /** What identifies the run and where it was made. */
  public static String provenance(RunReport report) {
    Provenance made = report.provenance();
    return Json.indented(
        new RunDocument(
            report.name(),
            report.description(),
            report.seed(),
            report.timing(),
            report.result().resultHash(),
            report.result().interrupted(),
            made.version(),
            made.jdk(),
            made.platform(),
            made.lanes(),
            made.threads(),
            made.startedAt().toString(),
            made.wallSeconds(),
            made.command(),
            made.overrides(),
            made.directory()));
  }

  /** The shape of {@code series.json}. */
  record SeriesDocument(TimeSeries series, Heatmap heatmap, FreeCapacity freeAtPeak) {}

  /** The shape of {@code run.json}; the last two came later and may be missing. */
  record RunDocument(
      String scenario,
      String description,
      long seed,
      String timing,
      String resultHash,
      boolean interrupted,
      String version,
      String jdk,
      String platform,
      int lanes,
      int threads,
      String startedAt,
      double wallSeconds,
      String command,
      @Nullable List<String> overrides,
      @Nullable String directory) {}
}
