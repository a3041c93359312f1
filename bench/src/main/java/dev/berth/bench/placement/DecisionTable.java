package dev.berth.bench.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link DecisionBenchmark} over all its loads and writes one table: nanoseconds of a decision
 * with a release by size of the cluster, with their error, and bytes allocated.
 */
final class DecisionTable {
  private static final String[] SIZES = {"1000", "10000", "100000"};
  private static final String[] SIZES_OF_REFERENCE = {"1000", "10000"};
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Map<String, RunResult> results = new HashMap<>();

  private DecisionTable() {}

  /**
   * Measures and writes.
   *
   * @param args the file to write, flags of the forked JVMs, fill percents with commas
   */
  public static void main(String[] args) throws RunnerException, IOException {
    String[] fills = args[2].split(",", -1);
    DecisionTable table = new DecisionTable();
    table.measure("index", SIZES, fills, args[1]);
    table.measure("reference", SIZES_OF_REFERENCE, fills, args[1]);
    String text = table.markdown(fills);
    Files.writeString(Path.of(args[0]), text);
    System.out.println(text);
  }

  private void measure(String placement, String[] sizes, String[] fills, String jvmFlags)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + DecisionBenchmark.class.getName() + "\\.")
            .param("placement", placement)
            .param("instances", sizes)
            .param("fillPercent", fills)
            .jvmArgs(jvmFlags.strip().split("\\s+"))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true);
    Collection<RunResult> measured = new Runner(options.build()).run();
    for (RunResult result : measured) {
      BenchmarkParams params = result.getParams();
      results.put(
          key(
              placement,
              params.getParam("instances"),
              params.getParam("fillPercent"),
              params.getParam("chain"),
              params.getParam("constrained")),
          result);
    }
  }

  private String markdown(String[] fills) {
    StringBuilder text =
        new StringBuilder(
            """
            | fill % | chain | constraints | 1,000 instances: ns | 10,000: ns | \
            decisions a second | 100,000: ns | from 1,000 to 100,000 | most bytes a decision | \
            reference, 1,000: ns | 10,000: ns |
            |---|---|---|---|---|---|---|---|---|---|---|
            """);
    for (String fill : fills) {
      for (boolean constrained : new boolean[] {false, true}) {
        for (Chain chain : Chain.values()) {
          text.append(row(fill, chain, constrained));
        }
      }
    }
    return text.toString();
  }

  private String row(String fill, Chain chain, boolean constrained) {
    List<String> cells = new ArrayList<>();
    List<RunResult> indexed = new ArrayList<>();
    for (String size : SIZES) {
      indexed.add(result("index", size, fill, chain, constrained));
    }
    cells.add(fill);
    cells.add(chain.title());
    cells.add(constrained ? "memberOf, distinctInstance" : "none");
    cells.add(nanos(indexed.get(0)));
    cells.add(nanos(indexed.get(1)));
    cells.add(format("%,.0f", 1e9 / indexed.get(1).getPrimaryResult().getScore()));
    cells.add(nanos(indexed.get(2)));
    double growth =
        indexed.get(2).getPrimaryResult().getScore() / indexed.get(0).getPrimaryResult().getScore();
    cells.add(format("%.2f times", growth));
    double bytes = indexed.stream().mapToDouble(DecisionTable::bytes).max().orElseThrow();
    cells.add(format("%.1f", bytes));
    for (String size : SIZES_OF_REFERENCE) {
      cells.add(nanos(result("reference", size, fill, chain, constrained)));
    }
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private RunResult result(
      String placement, String size, String fill, Chain chain, boolean constrained) {
    String key = key(placement, size, fill, chain.name(), Boolean.toString(constrained));
    RunResult result = results.get(key);
    if (result == null) {
      throw new IllegalStateException("not measured: " + key);
    }
    return result;
  }

  private static String key(String... parts) {
    return String.join(" ", parts);
  }

  private static double bytes(RunResult result) {
    Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
    if (bytes == null) {
      throw new IllegalStateException("nothing measured under " + ALLOCATED);
    }
    return bytes.getScore();
  }

  private static String nanos(RunResult result) {
    Result<?> nanos = result.getPrimaryResult();
    return format("%,.0f ± %,.0f", nanos.getScore(), nanos.getScoreError());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
