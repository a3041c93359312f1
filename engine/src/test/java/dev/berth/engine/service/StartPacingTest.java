package dev.berth.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast, and how soon again, a service starts tasks. */
class StartPacingTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @Tag("rule.services-throttle-grows")
  void waits_betweenStartsThatFail_doubleUpTo27Minutes() {
    StartThrottle throttle = new StartThrottle(ServiceRules.CURRENT.longestWaitNanos());

    assertThat(waits(throttle, 10))
        .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1_280L, 1_620L, 1_620L);
  }

  @Test
  @Tag("rule.services-throttle-cap-2022")
  void waits_asOf2022_doubleUpTo15Minutes() {
    StartThrottle throttle = new StartThrottle(ServiceRules.OF_2022.longestWaitNanos());

    assertThat(waits(throttle, 9)).endsWith(640L, 900L, 900L);
  }

  @Test
  @Tag("rule.services-throttle-grows")
  void tasks_thatWereStartedTogether_countOnce() {
    StartThrottle throttle = new StartThrottle(ServiceRules.CURRENT.longestWaitNanos());
    throttle.failed(0, 5 * SECOND);
    throttle.failed(0, 6 * SECOND);

    assertThat(throttle.until()).isEqualTo(15 * SECOND);
  }

  @Test
  @Tag("rule.services-throttle-ends-with-a-running-task")
  void wait_onceATaskHasRun_isOver() {
    StartThrottle throttle = new StartThrottle(ServiceRules.CURRENT.longestWaitNanos());
    throttle.failed(0, SECOND);
    throttle.ran();

    assertThat(throttle.until()).isZero();
  }

  @Test
  @Tag("rule.services-impaired-event")
  void waits_ofAMinuteAndMore_areTold() {
    StartThrottle throttle = new StartThrottle(ServiceRules.CURRENT.longestWaitNanos());
    waits(throttle, 3);
    boolean before = throttle.isImpaired();
    waits(throttle, 4);

    assertThat(before).isFalse();
    assertThat(throttle.isImpaired()).isTrue();
  }

  @Test
  @Tag("rule.services-placement-retry")
  void tries_withoutRoom_comeSoonTwiceAndThenEveryFewMinutes() {
    PlacementRetry retry = new PlacementRetry(RandomStreams.of(3).stream());
    long[] expected = {15, 30, 300, 600, 900, 900};
    for (long seconds : expected) {
      retry.failed(0);
      assertThat(retry.until()).isBetween(seconds * SECOND * 9 / 10, seconds * SECOND * 11 / 10);
    }
    retry.reset();

    assertThat(retry.until()).isZero();
  }

  @Test
  @Tag("rule.services-launch-rate")
  void starts_ofAService_areFiftyAtOnceAndFiveHundredAMinute() {
    LaunchRate rate = new LaunchRate(ServiceRules.CURRENT.launchesPerMinute());
    int started = 0;
    for (int second = 0; second < 60; second++) {
      int now = rate.available(second * SECOND);
      rate.take(now);
      started += now;
      assertThat(now).isLessThanOrEqualTo(50);
    }

    assertThat(started).isBetween(535, 550);
    assertThat(rate.nextAt(59 * SECOND)).isBetween(59 * SECOND, 60 * SECOND);
  }

  @ParameterizedTest
  @CsvSource({"1,3", "5,3", "6,3", "7,4", "20,10", "25,13", "100,50", "400,200", "800,200"})
  @Tag("rule.breaker-threshold")
  void threshold_ofTheCircuitBreaker_isHalfTheDesiredCount(int desired, int threshold) {
    assertThat(FailureThreshold.of(desired, ServiceRules.CURRENT)).isEqualTo(threshold);
  }

  @ParameterizedTest
  @CsvSource({"1,10", "20,10", "25,13", "800,200"})
  @Tag("rule.breaker-threshold-2022")
  void threshold_asOf2022_isAtLeastTen(int desired, int threshold) {
    assertThat(FailureThreshold.of(desired, ServiceRules.OF_2022)).isEqualTo(threshold);
  }

  private static List<Long> waits(StartThrottle throttle, int failures) {
    List<Long> waits = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < failures; i++) {
      throttle.failed(now, now);
      waits.add((throttle.until() - now) / SECOND);
      now = throttle.until();
    }
    return waits;
  }
}
