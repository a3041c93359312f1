package dev.berth.scenarios.runner;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a figure over independent runs.
 *
 * @param halfWidth half the width of the 95 % confidence interval around the mean, by Student's t;
 *     empty for a single run, of which nobody can say how far it strays
 */
public record Estimate(int runs, double mean, Optional<Double> halfWidth) {
  private static final double OUTSIDE = 0.05;

  /**
   * The estimate from one value of each run.
   *
   * @throws IllegalArgumentException without values
   */
  public static Estimate of(double... values) {
    int runs = values.length;
    if (runs == 0) {
      throw new IllegalArgumentException("an estimate of no values");
    }
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < runs; i++) {
      // Welford's way: sums of squares of large figures would cancel each other out.
      double step = values[i] - mean;
      mean += step / (i + 1);
      squares += step * (values[i] - mean);
    }
    if (runs == 1) {
      return new Estimate(1, mean, Optional.empty());
    }
    double quantile = TDistribution.of(runs - 1).inverseSurvivalProbability(OUTSIDE / 2);
    double deviation = Math.sqrt(squares / (runs - 1));
    return new Estimate(runs, mean, Optional.of(quantile * deviation / Math.sqrt(runs)));
  }
}
