package dev.berth.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.SeededTest;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class GaugeTest {
  private static final int BUCKETS = 16;

  private final Gauge gauge = new Gauge(BUCKETS);

  @Test
  void gauge_untouched_isEmpty() {
    assertThat(gauge.means()).isEmpty();
    assertThat(gauge.maxima()).isEmpty();
    assertThat(gauge.peak()).isZero();
  }

  @Test
  void value_thatHeldForNoTime_countsForThePeakAlone() {
    gauge.add(10, 100);
    gauge.add(10, -99);
    gauge.advance(20);

    assertThat(gauge.peak()).isEqualTo(100);
    assertThat(gauge.maxima()).containsExactly(1.0);
    assertThat(gauge.integral()).isEqualTo(10);
  }

  @Test
  void lastBucket_thatHasBegun_isAveragedOverThePartThatPassed() {
    long width = gauge.bucketNanos();
    gauge.add(0, 4);
    gauge.advance(width + width / 2);

    assertThat(gauge.means()).containsExactly(4.0, 4.0);
  }

  @SeededTest(runs = 50)
  void gauge_overARandomCourse_agreesWithItsNaiveIntegral(long seed) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    List<Step> course = new ArrayList<>();
    long time = 0;
    double value = 0;
    long reach = 1L << 10 + random.nextInt(34);
    for (int i = 0; i < 200; i++) {
      time += random.nextInt(4) == 0 ? 0 : random.nextLong(reach);
      double change = random.nextInt(21) - Math.min(10, value);
      gauge.add(time, change);
      value += change;
      course.add(new Step(time, value));
    }
    long end = time + random.nextLong(reach);
    gauge.advance(end);

    assertThat(gauge.value()).isEqualTo(value);
    assertThat(gauge.integral()).isCloseTo(integral(course, 0, end), within(1e-6 * end));
    assertThat(gauge.peak()).isEqualTo(course.stream().mapToDouble(Step::value).max().orElse(0));
    long width = gauge.bucketNanos();
    assertThat(end).isBetween(0L, width * BUCKETS);
    assertThat(gauge.means()).hasSize((int) ((end + width - 1) / width));
    for (int bucket = 0; bucket < gauge.means().size(); bucket++) {
      long from = bucket * width;
      long to = Math.min(end, from + width);
      double mean = integral(course, from, to) / (to - from);
      assertThat(gauge.means().get(bucket)).isCloseTo(mean, within(1e-6));
      assertThat(gauge.maxima().get(bucket)).isEqualTo(maximum(course, from, to));
    }
  }

  private static double integral(List<Step> course, long from, long to) {
    double sum = 0;
    for (int i = 0; i < course.size(); i++) {
      long begin = Math.max(from, course.get(i).time);
      long end = Math.min(to, i + 1 < course.size() ? course.get(i + 1).time : Long.MAX_VALUE);
      sum += course.get(i).value * Math.max(0, end - begin);
    }
    return sum;
  }

  private static double maximum(List<Step> course, long from, long to) {
    double maximum = course.getFirst().time > from ? 0 : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < course.size(); i++) {
      long begin = Math.max(from, course.get(i).time);
      long end = Math.min(to, i + 1 < course.size() ? course.get(i + 1).time : Long.MAX_VALUE);
      if (begin < end) {
        maximum = Math.max(maximum, course.get(i).value);
      }
    }
    return maximum;
  }

  /** The value from a time on. */
  private record Step(long time, double value) {}
}
