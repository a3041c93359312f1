package dev.berth.scenarios.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.SeededTest;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  private static final double CONFIDENCE = 0.95;

  @ParameterizedTest
  @CsvSource({"2, 12.706", "3, 4.303", "5, 2.776", "10, 2.262", "30, 2.045", "121, 1.980"})
  void halfWidth_ofRuns_isThatOfStudentsTable(int runs, double quantile) {
    double[] values = new double[runs];
    double squares = 0;
    for (int i = 0; i < runs; i++) {
      values[i] = 100 + i;
      squares += Math.pow(i - (runs - 1) / 2.0, 2);
    }
    double error = Math.sqrt(squares / (runs - 1) / runs);

    Estimate estimate = Estimate.of(values);

    assertThat(estimate.runs()).isEqualTo(runs);
    assertThat(estimate.mean()).isCloseTo(100 + (runs - 1) / 2.0, within(1e-9));
    assertThat(estimate.halfWidth().orElseThrow() / error).isCloseTo(quantile, within(5e-4));
  }

  @Test
  void halfWidth_ofASingleRun_isUnknown() {
    assertThat(Estimate.of(7).halfWidth()).isEmpty();
    assertThat(Estimate.of(7).mean()).isEqualTo(7);
  }

  @Test
  void halfWidth_ofEqualValues_isZero() {
    assertThat(Estimate.of(1e15 + 0.3, 1e15 + 0.3, 1e15 + 0.3).halfWidth()).hasValue(0.0);
  }

  @Test
  void of_noValues_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(Estimate::of);
  }

  @SeededTest(runs = 5)
  void interval_aroundNormalValues_coversTheirMeanAsOftenAsItSays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int experiments = 2_000;
    int covered = 0;
    for (int i = 0; i < experiments; i++) {
      double[] values = new double[6];
      for (int j = 0; j < values.length; j++) {
        values[j] = 10 + 3 * random.nextGaussian();
      }
      Estimate estimate = Estimate.of(values);
      covered += Math.abs(estimate.mean() - 10) <= estimate.halfWidth().orElseThrow() ? 1 : 0;
    }

    BinomialDistribution expected = BinomialDistribution.of(experiments, CONFIDENCE);
    assertThat(covered)
        .isBetween(
            expected.inverseCumulativeProbability(1e-6), expected.inverseSurvivalProbability(1e-6));
  }
}
