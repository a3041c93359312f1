package dev.berth.cli.run;

import dev.berth.cli.terminal.Table;
import dev.berth.engine.record.Summary;
import dev.berth.reports.Numbers;
import dev.berth.scenarios.expectation.Expectation;
import dev.berth.scenarios.expectation.Metric;
import dev.berth.scenarios.runner.Estimate;
import dev.berth.scenarios.runner.RunOutcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What several runs of one scenario, each with a seed of its own, say together.
 *
 * @param wanted how many runs there were to be; more than there are when somebody interrupted them
 */
record Repetitions(List<RunOutcome> outcomes, int wanted) {
  private static final MathContext SHOWN = new MathContext(6);
  private static final String NO_INTERVAL = "no interval";

  Repetitions {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether somebody ended the repetitions before all were run. */
  boolean isInterrupted() {
    return outcomes.size() < wanted;
  }

  /**
   * The mean of every figure that has a value in every run, and the bounds of its confidence
   * interval.
   */
  Table estimates() {
    List<List<Object>> rows = new ArrayList<>();
    for (Metric metric : Metric.all().values()) {
      Estimate estimate = estimate(metric);
      if (Double.isFinite(estimate.mean())) {
        rows.add(
            List.of(
                metric.path(),
                estimate.mean(),
                bound(estimate, -1),
                bound(estimate, 1),
                estimate.runs()));
      }
    }
    return new Table(List.of("metric", "mean", "low", "high", "runs"), rows);
  }

  /** As {@link #estimates()}, for readers: rounded, without what is zero in every run. */
  Table readableEstimates() {
    List<List<Object>> rows = new ArrayList<>();
    for (Metric metric : Metric.all().values()) {
      Estimate estimate = estimate(metric);
      if (estimate.mean() != 0 && Double.isFinite(estimate.mean())) {
        rows.add(List.of(metric.path(), readable(estimate.mean()), interval(estimate)));
      }
    }
    return new Table(List.of("metric", "mean", "95 % confidence interval"), rows);
  }

  /** In how many runs each expectation was met. */
  Table expectations() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < outcomes.getFirst().expectations().size(); i++) {
      int number = i;
      List<Expectation.Outcome> all =
          outcomes.stream().map(outcome -> outcome.expectations().get(number)).toList();
      long met = all.stream().filter(Expectation.Outcome::met).count();
      rows.add(List.of(all.getFirst().text(), met, outcomes.size()));
    }
    return new Table(List.of("expectation", "met", "runs"), rows);
  }

  /** All of it as data. */
  Map<String, Object> data() {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Metric metric : Metric.all().values()) {
      Estimate estimate = estimate(metric);
      if (Double.isFinite(estimate.mean())) {
        figures.put(metric.path(), Bounds.of(estimate));
      }
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("wanted", wanted);
    data.put("runs", outcomes.size());
    data.put("interrupted", isInterrupted());
    data.put("seeds", outcomes.stream().map(RunOutcome::seed).toList());
    data.put("resultHashes", outcomes.stream().map(each -> each.result().resultHash()).toList());
    data.put("confidence", 0.95);
    data.put("figures", figures);
    data.put("expectations", expectations().objects());
    return data;
  }

  private Estimate estimate(Metric metric) {
    return Estimate.of(
        outcomes.stream()
            .map(outcome -> outcome.result().summary())
            .mapToDouble((Summary summary) -> metric.of(summary).doubleValue())
            .toArray());
  }

  private static Object bound(Estimate estimate, int side) {
    return estimate.halfWidth().<Object>map(half -> estimate.mean() + side * half).orElse("");
  }

  private static String interval(Estimate estimate) {
    return estimate
        .halfWidth()
        .map(half -> readable(estimate.mean() - half) + " to " + readable(estimate.mean() + half))
        .orElse(NO_INTERVAL);
  }

  private static String readable(double value) {
    double rounded = BigDecimal.valueOf(value).round(SHOWN).doubleValue();
    return Numbers.grouped(rounded, SHOWN.getPrecision());
  }

  /** A mean and, where there is one, its interval. */
  private record Bounds(double mean, @Nullable Double low, @Nullable Double high) {
    static Bounds of(Estimate estimate) {
      double mean = estimate.mean();
      return estimate
          .halfWidth()
          .map(half -> new Bounds(mean, mean - half, mean + half))
          .orElseGet(() -> new Bounds(mean, null, null));
    }
  }
}
