package dev.berth.reports;

import dev.berth.engine.model.Resources;
import dev.berth.engine.packing.Packing;
import dev.berth.engine.packing.Stranded;
import dev.berth.engine.record.FreeCapacity;
import dev.berth.engine.record.Heatmap;
import dev.berth.engine.record.Quantiles;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.Summary;
import dev.berth.engine.record.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Run reports to render: a busy one, a small one with known figures, and one with no tasks. */
public final class ReportFixtures {
  private static final int BUCKETS = 120;
  private static final double BUCKET_SECONDS = 60;
  private static final Quantiles NONE = new Quantiles(0, 0, 0, 0, 0, 0, 0, 0, 0, true);

  private static final Summary.Shares NOT_REACHED =
      new Summary.Shares(Double.NaN, Double.NaN, Double.NaN);

  private ReportFixtures() {}

  /** Ten tasks on two instances, with figures that are easily recognised. */
  public static RunReport small() {
    Summary summary =
        new Summary(
            new Summary.Tasks(10, 9, 1, 3, 7, 1, 0, 1, 0),
            new Quantiles(9, 146.553795123456, 0, 2.5, 25969, 25969, 1e7, 10702638, 1.5e8, true),
            new Quantiles(8, 12.25, 11, 14, 15, 16, 16.5, 17, 98, true),
            new Summary.Amount(5, 5120, 10240, 0),
            new Summary.Amount(1, 1024, 2048, 0),
            new Summary.Utilisation(0.6138, 1d / 3, 0),
            new Summary.Shares(0, 0, 0),
            NOT_REACHED,
            packing(2, 2, new Stranded(0.125, 0, 0)),
            2,
            2,
            10702638,
            10702638.0,
            18.4249);
    TimeSeries series =
        new TimeSeries(1800, List.of(gauge("RUNNING", 0, 5, 3), gauge("waiting", 0, 1, 0.0000001)));
    Heatmap heatmap =
        new Heatmap(1800, List.of(new Heatmap.Row("i-1", List.of(0.0, 1.0, 0.123456789012))));
    return report("small", summary, series, heatmap, histogram(0, 0, 2.5), histogram(11, 12, 17));
  }

  /** Two hours with a burst on sixty instances. */
  public static RunReport busy() {
    Random random = new Random(1);
    Histogram waits = new Histogram(3);
    Histogram starts = new Histogram(3);
    for (int task = 0; task < 12_480; task++) {
      double wait = task % 4 == 0 ? -Math.log(1 - random.nextDouble()) * 9 : 0;
      waits.recordValue(Math.round(wait * 1e6));
      starts.recordValue(Math.round((wait + 12 + Math.abs(random.nextGaussian()) * 8) * 1e6));
    }
    Summary summary =
        new Summary(
            new Summary.Tasks(12_511, 12_480, 0, 3_120, 12_002, 32, 31, 446, 0),
            new Quantiles(12_480, 2.25, 0, 8.4, 14.9, 31.2, 52.7, 88.4, 28_080, true),
            new Quantiles(12_411, 20.7, 18.1, 31.9, 37.4, 52.6, 75.1, 112.8, 256_907, true),
            new Summary.Amount(842, 431_104, 1_232_896, 0),
            new Summary.Amount(0, 0, 0, 0),
            new Summary.Utilisation(0.614, 0.402, 0),
            new Summary.Shares(0, 0, 0),
            NOT_REACHED,
            packing(58, 53, new Stranded(0.31, 0.8, 0)),
            60,
            58,
            7_194.2,
            7_200,
            18.42);
    return report("quickstart", summary, busySeries(), busyHeatmap(random), waits, starts);
  }

  /** A cluster nobody sent a task to. */
  public static RunReport empty() {
    Summary.Amount nothing = new Summary.Amount(0, 0, 0, 0);
    Summary summary =
        new Summary(
            new Summary.Tasks(0, 0, 0, 0, 0, 0, 0, 0, 0),
            NONE,
            NONE,
            nothing,
            nothing,
            new Summary.Utilisation(0, 0, 0),
            new Summary.Shares(0, 0, 0),
            NOT_REACHED,
            packing(0, 0, Stranded.NOTHING),
            0,
            0,
            0,
            0,
            0);
    return report(
        "empty",
        summary,
        new TimeSeries(1, List.of()),
        new Heatmap(1, List.of()),
        new Histogram(3),
        new Histogram(3));
  }

  /** The same report, with another scenario. */
  public static RunReport withScenario(
      RunReport report, String name, String description, String scenario) {
    return new RunReport(
        name,
        description,
        scenario,
        report.seed(),
        report.timing(),
        report.result(),
        report.provenance(),
        report.verdicts());
  }

  /** The same report of a run that was stopped. */
  public static RunReport interrupted(RunReport report) {
    RunResult result = report.result();
    return withResult(
        report,
        new RunResult(
            result.summary(),
            result.series(),
            result.heatmap(),
            result.free(),
            result.waitMicros(),
            result.startMicros(),
            result.events(),
            result.resultHash(),
            true));
  }

  /** The same report, with tasks that waited in PROVISIONING. */
  public static RunReport withProvisioning(RunReport report, Summary.Provisioning provisioning) {
    Summary summary = report.result().summary();
    return with(report, provisioning, summary.containers(), summary.steps(), summary.schedulers());
  }

  /** The same report, with steps of pipelines. */
  public static RunReport withSteps(RunReport report, Summary.Steps steps) {
    Summary summary = report.result().summary();
    return with(report, summary.provisioning(), summary.containers(), steps, summary.schedulers());
  }

  /** The same report, with schedulers of workloads' own. */
  public static RunReport withSchedulers(RunReport report, Summary.Schedulers schedulers) {
    Summary summary = report.result().summary();
    return with(report, summary.provisioning(), summary.containers(), summary.steps(), schedulers);
  }

  /** The same report, with containers that were followed one by one. */
  public static RunReport withContainers(RunReport report, Summary.Containers containers) {
    Summary summary = report.result().summary();
    return with(report, summary.provisioning(), containers, summary.steps(), summary.schedulers());
  }

  private static RunReport with(
      RunReport report,
      Summary.Provisioning provisioning,
      Summary.Containers containers,
      Summary.Steps steps,
      Summary.Schedulers schedulers) {
    RunResult result = report.result();
    Summary summary = result.summary();
    return withResult(
        report,
        new RunResult(
            new Summary(
                summary.tasks(),
                summary.waitSeconds(),
                summary.startSeconds(),
                summary.peak(),
                summary.dropped(),
                summary.utilisation(),
                summary.reservedAtEnd(),
                summary.fullDemand(),
                summary.packing(),
                summary.instances(),
                summary.instancesUsed(),
                summary.lastFinishSeconds(),
                summary.simulatedSeconds(),
                summary.costUsd(),
                provisioning,
                containers,
                summary.calls(),
                steps,
                schedulers,
                summary.services(),
                summary.capacity()),
            result.series(),
            result.heatmap(),
            result.free(),
            result.waitMicros(),
            result.startMicros(),
            result.events(),
            result.resultHash(),
            result.interrupted()));
  }

  /** The same report, with other numbers of tasks. */
  public static RunReport withTasks(RunReport report, Summary.Tasks tasks) {
    RunResult result = report.result();
    Summary summary = result.summary();
    return withResult(
        report,
        new RunResult(
            new Summary(
                tasks,
                summary.waitSeconds(),
                summary.startSeconds(),
                summary.peak(),
                summary.dropped(),
                summary.utilisation(),
                summary.reservedAtEnd(),
                summary.fullDemand(),
                summary.packing(),
                summary.instances(),
                summary.instancesUsed(),
                summary.lastFinishSeconds(),
                summary.simulatedSeconds(),
                summary.costUsd()),
            result.series(),
            result.heatmap(),
            result.free(),
            result.waitMicros(),
            result.startMicros(),
            result.events(),
            result.resultHash(),
            result.interrupted()));
  }

  /** The same report, with other shares reserved at full demand. */
  public static RunReport withFullDemand(RunReport report, Summary.Shares shares) {
    RunResult result = report.result();
    Summary summary = result.summary();
    return withResult(
        report,
        new RunResult(
            new Summary(
                summary.tasks(),
                summary.waitSeconds(),
                summary.startSeconds(),
                summary.peak(),
                summary.dropped(),
                summary.utilisation(),
                summary.reservedAtEnd(),
                shares,
                summary.packing(),
                summary.instances(),
                summary.instancesUsed(),
                summary.lastFinishSeconds(),
                summary.simulatedSeconds(),
                summary.costUsd()),
            result.series(),
            result.heatmap(),
            result.free(),
            result.waitMicros(),
            result.startMicros(),
            result.events(),
            result.resultHash(),
            result.interrupted()));
  }

  /** The same report, of a run with another seed. */
  public static RunReport withSeed(RunReport report, long seed) {
    return new RunReport(
        report.name(),
        report.description(),
        report.scenario(),
        seed,
        report.timing(),
        report.result(),
        report.provenance(),
        report.verdicts());
  }

  /** The same report, with other verdicts. */
  public static RunReport withVerdicts(RunReport report, List<Verdict> verdicts) {
    return new RunReport(
        report.name(),
        report.description(),
        report.scenario(),
        report.seed(),
        report.timing(),
        report.result(),
        report.provenance(),
        verdicts);
  }

  /** The same report, made at another time on another machine. */
  public static RunReport madeElsewhere(RunReport report) {
    return new RunReport(
        report.name(),
        report.description(),
        report.scenario(),
        report.seed(),
        report.timing(),
        report.result(),
        new Provenance(
            "9", "other", "other", 8, 2, Instant.EPOCH, 99, "other", List.of("a=b"), "other"),
        report.verdicts());
  }

  /** The same report with a heatmap of another size. */
  public static RunReport withHeatmap(RunReport report, int rows, int columns) {
    List<Heatmap.Row> many = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      many.add(new Heatmap.Row("nodes/" + row, Collections.nCopies(columns, 0.123456)));
    }
    return withHeatmap(report, new Heatmap(7200.0 / columns, many));
  }

  /** The same report with a heatmap of one row with this label. */
  public static RunReport withHeatmapLabel(RunReport report, String label) {
    return withHeatmap(report, new Heatmap(7200, List.of(new Heatmap.Row(label, List.of(0.5)))));
  }

  private static RunReport withHeatmap(RunReport report, Heatmap heatmap) {
    RunResult result = report.result();
    return withResult(
        report,
        new RunResult(
            result.summary(),
            result.series(),
            heatmap,
            result.free(),
            result.waitMicros(),
            result.startMicros(),
            result.events(),
            result.resultHash(),
            result.interrupted()));
  }

  private static RunReport withResult(RunReport report, RunResult result) {
    return new RunReport(
        report.name(),
        report.description(),
        report.scenario(),
        report.seed(),
        report.timing(),
        result,
        report.provenance(),
        report.verdicts());
  }

  private static RunReport report(
      String name,
      Summary summary,
      TimeSeries series,
      Heatmap heatmap,
      Histogram waits,
      Histogram starts) {
    return new RunReport(
        name,
        "A mixed cluster with realistic timings, and a burst that asks for more than it has.",
        """
        name: %s
        cluster:
          instances:
            nodes: { type: m7i.4xlarge, count: 60, zones: [eu-west-1a, eu-west-1b] }
        tasks:
          web: { cpu: 512, memory: 1 GiB }
        workloads:
          - { task: web, arrivals: { poisson: 1.6/s }, duration: { exponential: 5m } }
        """
            .formatted(name),
        42,
        "realistic",
        new RunResult(
            summary,
            series,
            heatmap,
            free(summary),
            waits,
            starts,
            87_361,
            "9f3c1e0011223344",
            false),
        new Provenance(
            "0.1.0",
            "Eclipse Adoptium 25.0.1",
            "Linux amd64",
            4,
            2,
            Instant.parse("2026-03-01T12:34:56Z"),
            3.1,
            "berth run quickstart.yaml --seed 42",
            List.of("workloads.web.failures=1%"),
            "/scenarios"),
        List.of(
            new Verdict("waitSeconds.p99 < 60s", true, "31.2s"),
            new Verdict("tasks.dropped == 0", true, "0"),
            new Verdict("startSeconds.p95 < 45s", true, "37.4s"),
            new Verdict("utilisation.cpu > 70%", false, "61.4%")));
  }

  private static Packing packing(int inUse, int needed, Stranded atPeak) {
    double efficiency = inUse == 0 ? 1 : (double) needed / inUse;
    return new Packing(
        inUse, needed, Math.max(0, needed - 1), efficiency, atPeak, Stranded.NOTHING, atPeak);
  }

  /** Instances that are the fuller the later they come, every third one short of memory. */
  private static FreeCapacity free(Summary summary) {
    int instances = summary.instances();
    List<FreeCapacity.Spot> spots = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      double cpuUnits = 256.0 * (64 - 64 * i / instances);
      double memoryMiB = i % 3 == 0 ? 512 : cpuUnits * 4;
      spots.add(
          new FreeCapacity.Spot(
              "nodes/" + i, 1 + i % 4, cpuUnits, memoryMiB, 0, i % 3 == 0 ? 1 : 0));
    }
    return new FreeCapacity(3_720, Resources.of(16_384, 65_536), spots);
  }

  private static TimeSeries busySeries() {
    return new TimeSeries(
        BUCKET_SECONDS,
        List.of(
            curve("PROVISIONING", t -> 6 + 30 * burst(t)),
            curve("PENDING", t -> 9 + 48 * burst(t)),
            curve("ACTIVATING", t -> 2 + 9 * burst(t)),
            curve("RUNNING", t -> 300 * Math.min(1, t / 20) + 490 * burst(t - 4)),
            curve("DEACTIVATING", t -> t < 6 ? 0 : 2 + 6 * burst(t - 9)),
            curve("STOPPING", t -> t < 6 ? 0 : 5 + 22 * burst(t - 10)),
            curve("DEPROVISIONING", t -> t < 6 ? 0 : 3 + 12 * burst(t - 11)),
            curve("STOPPED", t -> 100 * t),
            curve("waiting", t -> Math.max(0, 380 * burst(t - 2) - 190)),
            exact("instances", t -> t < 3 ? 20 * t : t > 80 && t < 90 ? 56 : 60),
            curve("cpuUnits", t -> 512 * (300 * Math.min(1, t / 20) + 490 * burst(t - 4))),
            curve("memoryMiB", t -> 1464 * (300 * Math.min(1, t / 20) + 490 * burst(t - 4))),
            curve("gpus", t -> 0)));
  }

  private static double burst(double minute) {
    return Math.exp(-Math.pow((minute - 62) / 14, 2));
  }

  private static TimeSeries.Gauge curve(String name, DoubleUnaryOperator value) {
    Random random = new Random(name.hashCode());
    List<Double> mean =
        IntStream.range(0, BUCKETS)
            .mapToObj(t -> value.applyAsDouble(t) * (0.97 + 0.06 * random.nextDouble()))
            .toList();
    List<Double> max = mean.stream().map(each -> Math.ceil(each * 1.07)).toList();
    return new TimeSeries.Gauge(name, mean, max);
  }

  private static TimeSeries.Gauge exact(String name, DoubleUnaryOperator value) {
    return gauge(
        name, IntStream.range(0, BUCKETS).mapToDouble(t -> value.applyAsDouble(t)).toArray());
  }

  private static Heatmap busyHeatmap(Random random) {
    List<Heatmap.Row> rows = new ArrayList<>();
    for (int row = 0; row < 60; row++) {
      List<Double> values = new ArrayList<>();
      for (int column = 0; column < 200; column++) {
        double load = 0.35 + 0.6 * burst(column * 0.6) + 0.2 * random.nextGaussian() * 0.4;
        values.add(row > 57 ? 0 : Math.clamp(load - row * 0.003, 0, 1));
      }
      rows.add(new Heatmap.Row(String.format(Locale.ROOT, "nodes/%03d", row), values));
    }
    return new Heatmap(36, rows);
  }

  private static TimeSeries.Gauge gauge(String name, double... values) {
    List<Double> boxed = DoubleStream.of(values).boxed().toList();
    return new TimeSeries.Gauge(name, boxed, boxed);
  }

  private static Histogram histogram(double... seconds) {
    Histogram histogram = new Histogram(3);
    DoubleStream.of(seconds).forEach(each -> histogram.recordValue(Math.round(each * 1e6)));
    return histogram;
  }
}
