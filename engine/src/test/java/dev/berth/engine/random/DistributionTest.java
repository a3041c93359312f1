package dev.berth.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.Distribution.Exponential;
import dev.berth.engine.random.Distribution.LogNormal;
import dev.berth.engine.random.Distribution.Pareto;
import dev.berth.engine.random.Distribution.Shifted;
import dev.berth.engine.random.Distribution.Uniform;
import dev.berth.engine.random.Distribution.Weibull;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
  private static final int SAMPLES = 20_000;

  static Stream<Arguments> distributions() {
    return Stream.of(
        Arguments.of(new Uniform(2, 5), UniformContinuousDistribution.of(2, 5)),
        Arguments.of(new Exponential(3), ExponentialDistribution.of(3)),
        Arguments.of(new LogNormal(8, 0.6), LogNormalDistribution.of(Math.log(8), 0.6)),
        Arguments.of(new Pareto(2, 3.5), ParetoDistribution.of(2, 3.5)),
        Arguments.of(new Weibull(4, 0.7), WeibullDistribution.of(0.7, 4)),
        Arguments.of(new Weibull(4, 2.5), WeibullDistribution.of(2.5, 4)));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void samples_ofADistribution_followItsFunction(
      Distribution distribution, ContinuousDistribution expected) {
    double[] samples = samples(distribution);

    double p =
        KolmogorovSmirnovTest.withDefaults()
            .test(samples, expected::cumulativeProbability)
            .getPValue();

    assertThat(p).isGreaterThan(0.001);
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void mean_ofADistribution_isTheExpectedOne(
      Distribution distribution, ContinuousDistribution expected) {
    double mean = Arrays.stream(samples(distribution)).average().orElseThrow();
    double standardError = Math.sqrt(expected.getVariance() / SAMPLES);

    assertThat(mean).isCloseTo(expected.getMean(), within(4 * standardError));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void samples_ofADistribution_areNotBelowItsMinimum(
      Distribution distribution, ContinuousDistribution expected) {
    assertThat(distribution.minimum()).isEqualTo(Math.max(0, expected.getSupportLowerBound()));
    assertThat(Arrays.stream(samples(distribution)).min().orElseThrow())
        .isGreaterThanOrEqualTo(distribution.minimum());
  }

  @Test
  void shifted_isItsBaseMovedUp() {
    Distribution base = new Exponential(1);
    Distribution shifted = new Shifted(2, base);

    assertThat(shifted.sample(stream())).isEqualTo(2 + base.sample(stream()));
    assertThat(shifted.minimum()).isEqualTo(2);
  }

  @Test
  void constant_isAlwaysTheSame_andDrawsNothing() {
    UniformRandomProvider random = stream();

    assertThat(new Constant(1.5).sampleNanos(random)).isEqualTo(1_500_000_000);
    assertThat(random.nextLong()).isEqualTo(stream().nextLong());
  }

  /** Printed once and kept: any machine and any JDK must draw these bits. */
  @Test
  void samples_onEveryMachine_haveTheSameBits() {
    assertThat(firstThree(new Uniform(2, 5)))
        .containsExactly("0x1.355707f9d167ap1", "0x1.060e5be873558p1", "0x1.04bf10d68dc8fp1");
    assertThat(firstThree(new Exponential(3)))
        .containsExactly("0x1.cb6c5067ea6e1p-2", "0x1.86adba67d958p-5", "0x1.31a8cd020e906p-5");
    assertThat(firstThree(new LogNormal(8, 0.6)))
        .containsExactly("0x1.62daefa37fe05p3", "0x1.db63a4b69ae7bp2", "0x1.278bd7c102fbcp4");
    assertThat(firstThree(new Pareto(2, 3.5)))
        .containsExactly("0x1.0b2cfb41b00b3p1", "0x1.012a563f67391p1", "0x1.00e94c2fc3dadp1");
    assertThat(firstThree(new Weibull(4, 0.7)))
        .containsExactly("0x1.0f535cf2d986cp-2", "0x1.61249a1b9fdd4p-7", "0x1.f16ac45336aefp-8");
  }

  @Test
  void parameters_thatMakeNoDistribution_areRefused() {
    refuses(() -> new Constant(-1), "impossible constant: -1.0");
    refuses(() -> new Constant(Double.NaN), "impossible constant: NaN");
    refuses(() -> new Uniform(3, 2), "impossible upper bound of a uniform distribution: 2.0");
    refuses(() -> new Exponential(0), "impossible mean of an exponential distribution: 0.0");
    refuses(() -> new LogNormal(0, 1), "impossible median of a log-normal distribution: 0.0");
    refuses(() -> new LogNormal(1, -1), "impossible sigma of a log-normal distribution: -1.0");
    refuses(() -> new Pareto(0, 1), "impossible minimum of a Pareto distribution: 0.0");
    refuses(() -> new Pareto(1, 0), "impossible shape of a Pareto distribution: 0.0");
    refuses(() -> new Weibull(1, 0), "impossible shape of a Weibull distribution: 0.0");
    refuses(
        () -> new Weibull(Double.POSITIVE_INFINITY, 1),
        "impossible scale of a Weibull distribution: Infinity");
    refuses(() -> new Shifted(-1, new Constant(1)), "impossible shift: -1.0");
  }

  private static void refuses(Runnable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessage(message);
  }

  private static double[] samples(Distribution distribution) {
    UniformRandomProvider random = stream();
    double[] samples = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = distribution.sample(random);
    }
    return samples;
  }

  private static List<String> firstThree(Distribution distribution) {
    UniformRandomProvider random = stream();
    return Stream.generate(() -> Double.toHexString(distribution.sample(random))).limit(3).toList();
  }

  private static UniformRandomProvider stream() {
    return RandomStreams.of(2025).named("test").stream(7);
  }
}
