package dev.berth.bench.placement;

import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.index.IndexedPlacement;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * How long single decisions take: every one is timed, from asking for an instance to having taken
 * its resources, and counted in a histogram. What reading the clock costs is in every figure and is
 * shown in a line of its own.
 */
final class DecisionLatencies {
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final int MEASURED = 2_000_000;
  private static final int CLOCK_READS = 10_000_000;
  private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int DIGITS = 3;
  private static final int KINDS = 8;
  private static final int[] INSTANCES = {1_000, 10_000, 100_000};
  private static final int[] FILL_PERCENTS = {50, 90, 99};

  private static final String HEAD =
      """
      | instances | fill % | chain | constraints | mean ns | p50 | p90 | p99 | p99.9 | max | \
      CPU ns with release | without room % |
      |---|---|---|---|---|---|---|---|---|---|---|---|\
      """;

  private DecisionLatencies() {}

  /**
   * Writes the table.
   *
   * @param args a pattern of rows to measure, such as {@code "10000 90"}; none for all
   */
  public static void main(String[] args) {
    Pattern only = Pattern.compile(args.length == 0 ? "" : args[0]);
    System.out.println(HEAD);
    System.out.println(row("| | | reading the clock twice | ", clock(), ""));
    for (int instances : INSTANCES) {
      for (int fillPercent : FILL_PERCENTS) {
        for (Chain chain : Chain.values()) {
          for (boolean constrained : new boolean[] {false, true}) {
            Load load = new Load(instances, fillPercent, KINDS, chain, constrained);
            if (only.matcher(describe(load)).find()) {
              measure(load);
            }
          }
        }
      }
    }
  }

  private static void measure(Load load) {
    SteadyCluster cluster = new SteadyCluster(load, new IndexedPlacement(TieBreak.RANDOM));
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP_NANOS) {
      time(cluster, new Histogram(HIGHEST_NANOS, DIGITS), MEASURED / 10);
      run(cluster, MEASURED / 10);
    }
    Histogram nanos = new Histogram(HIGHEST_NANOS, DIGITS);
    time(cluster, nanos, MEASURED);
    double cpuNanos = run(cluster, MEASURED);
    String rest =
        String.format(Locale.ROOT, "%,.0f | %.2f", cpuNanos, 100 * cluster.shareWithoutRoom());
    System.out.println(row(describe(load), nanos, rest));
  }

  private static void time(SteadyCluster cluster, Histogram nanos, int decisions) {
    for (int i = 0; i < decisions; i++) {
      long before = System.nanoTime();
      int instance = cluster.place();
      nanos.recordValue(System.nanoTime() - before);
      cluster.release(instance);
    }
  }

  /** CPU time of one decision with one release, without a look at the clock in between. */
  private static double run(SteadyCluster cluster, int decisions) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < decisions; i++) {
      cluster.placeAndRelease();
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    return (double) nanos / decisions;
  }

  private static Histogram clock() {
    Histogram nanos = new Histogram(HIGHEST_NANOS, DIGITS);
    for (int round = 0; round < 2; round++) {
      nanos.reset();
      for (int i = 0; i < CLOCK_READS; i++) {
        long before = System.nanoTime();
        nanos.recordValue(System.nanoTime() - before);
      }
    }
    return nanos;
  }

  private static String describe(Load load) {
    String constraints = load.constrained() ? "memberOf, distinctInstance" : "none";
    return "| %d | %d | %s | %s"
        .formatted(load.instances(), load.fillPercent(), load.chain().title(), constraints);
  }

  private static String row(String load, Histogram nanos, String rest) {
    return String.format(
        Locale.ROOT,
        "%s | %,.0f | %,d | %,d | %,d | %,d | %,d | %s |",
        load,
        nanos.getMean(),
        nanos.getValueAtPercentile(50),
        nanos.getValueAtPercentile(90),
        nanos.getValueAtPercentile(99),
        nanos.getValueAtPercentile(99.9),
        nanos.getMaxValue(),
        rest);
  }
}
