package dev.berth.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.SeededTest;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DurationRecorderTest {
  private final DurationRecorder recorder = new DurationRecorder();

  @Test
  void recorder_withoutDurations_isAllZero() {
    assertThat(recorder.quantiles()).isEqualTo(new Quantiles(0, 0, 0, 0, 0, 0, 0, 0, 0, true));
  }

  @Test
  void percentile_ofAFewDurations_isOneOfThem() {
    for (long seconds = 1; seconds <= 20; seconds++) {
      recorder.add(seconds * 1_000_000_000);
    }

    Quantiles quantiles = recorder.quantiles();

    assertThat(quantiles.p50()).isEqualTo(10);
    assertThat(quantiles.p95()).isEqualTo(19);
    assertThat(quantiles.p99()).isEqualTo(20);
    assertThat(quantiles.mean()).isEqualTo(10.5);
    assertThat(quantiles.total()).isEqualTo(210);
  }

  @Test
  void durations_ofNothing_areCountedButNotPositive() {
    recorder.add(0);
    recorder.add(5);

    assertThat(recorder.positive()).isEqualTo(1);
    assertThat(recorder.quantiles().count()).isEqualTo(2);
  }

  @SeededTest(runs = 40)
  void quantiles_ofRandomDurations_agreeWithSorting(long seed) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    long[] nanos = new long[1 + random.nextInt(3_000)];
    long reach = 1L << 1 + random.nextInt(50);
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = random.nextInt(3) == 0 ? 0 : random.nextLong(reach);
      recorder.add(nanos[i]);
    }
    Arrays.sort(nanos);

    Quantiles quantiles = recorder.quantiles();

    assertThat(quantiles.exact()).isTrue();
    assertThat(quantiles.p50()).isEqualTo(percentile(nanos, 500));
    assertThat(quantiles.p90()).isEqualTo(percentile(nanos, 900));
    assertThat(quantiles.p95()).isEqualTo(percentile(nanos, 950));
    assertThat(quantiles.p99()).isEqualTo(percentile(nanos, 990));
    assertThat(quantiles.p999()).isEqualTo(percentile(nanos, 999));
    assertThat(quantiles.max()).isEqualTo(nanos[nanos.length - 1] / 1e9);
    double total = Arrays.stream(nanos).mapToDouble(each -> each / 1e9).sum();
    assertThat(quantiles.total()).isCloseTo(total, within(1e-9 * total));
    assertThat(quantiles.mean()).isCloseTo(total / nanos.length, within(1e-9 * total));
    assertThat(recorder.micros().getTotalCount()).isEqualTo(nanos.length);
  }

  @Test
  void quantiles_ofTooManyDifferentDurations_areApproximate() {
    long[] nanos = new long[1_100_000];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = 1_000_000_000L + i * 12_345L;
      recorder.add(nanos[i]);
    }

    Quantiles quantiles = recorder.quantiles();

    assertThat(quantiles.exact()).isFalse();
    assertThat(quantiles.p50()).isCloseTo(percentile(nanos, 500), tenThousandthOf(quantiles.p50()));
    assertThat(quantiles.p99()).isCloseTo(percentile(nanos, 990), tenThousandthOf(quantiles.p99()));
    assertThat(quantiles.max()).isEqualTo(nanos[nanos.length - 1] / 1e9);
  }

  private static Offset<Double> tenThousandthOf(double value) {
    return within(value / 10_000);
  }

  private static double percentile(long[] sorted, int perMille) {
    int rank = (int) ((sorted.length * (long) perMille + 999) / 1_000);
    return sorted[Math.max(1, rank) - 1] / 1e9;
  }
}
