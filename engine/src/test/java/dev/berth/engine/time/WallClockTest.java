package dev.berth.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {
  private static final long HOUR = 3_600_000_000_000L;

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void speed_ofNoUse_isRefused(double speed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WallClock(speed))
        .withMessage("a speed must be more than 0: " + speed);
  }

  @Test
  void await_inScaledTime_takesThatLong() {
    WallClock clock = new WallClock(3_600 * 1_000);

    clock.await(20 * HOUR, () -> false);

    assertThat(clock.elapsedSeconds()).isGreaterThanOrEqualTo(0.02);
  }

  @Test
  void await_whenStopped_returnsAtOnce() {
    WallClock clock = new WallClock(1);

    clock.await(HOUR, () -> true);

    assertThat(clock.elapsedSeconds()).isLessThan(60);
  }
}
