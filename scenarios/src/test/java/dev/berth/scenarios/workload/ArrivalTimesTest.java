package dev.berth.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.random.RandomStreams;
import dev.berth.scenarios.unit.Rate;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class ArrivalTimesTest {
  @Test
  void constantRate_thatDoesNotDivideEvenly_doesNotDrift() {
    ArrivalTimes times = ArrivalTimes.constant(new Rate(3, 10));

    assertThat(times.nextNanos()).isZero();
    for (long i = 1; i < 3_000_000; i++) {
      assertThat(times.nextNanos()).isEqualTo(i * 10 / 3);
    }
  }

  @Test
  void singleMoment_onceReached_isOver() {
    ArrivalTimes times = ArrivalTimes.once();

    assertThat(times.nextNanos()).isZero();
    assertThat(times.nextNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @SeededTest(runs = 5)
  void poissonArrivals_inTheirDistances_areExponential(long seed) {
    ArrivalTimes times =
        ArrivalTimes.poisson(new Rate(5, 1_000_000_000), RandomStreams.of(seed).stream());
    double[] distances = new double[5_000];
    long before = 0;
    for (int i = 0; i < distances.length; i++) {
      long moment = times.nextNanos();
      distances[i] = (moment - before) / 1e9;
      before = moment;
    }
    ExponentialDistribution expected = ExponentialDistribution.of(0.2);

    assertThat(
            KolmogorovSmirnovTest.withDefaults()
                .test(distances, expected::cumulativeProbability)
                .getPValue())
        .isGreaterThan(0.001);
  }
}
