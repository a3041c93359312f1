package dev.berth.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveClockTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void clock_atASpeed_turnsRealTimeIntoTheWorlds() {
    LiveClock clock = new LiveClock(60, false, 5 * SECOND);

    assertThat(clock.now(5 * SECOND)).isZero();
    assertThat(clock.now(7 * SECOND)).isEqualTo(120 * SECOND);
    assertThat(clock.realUntil(180 * SECOND, 7 * SECOND)).isEqualTo(SECOND);
    assertThat(clock.realUntil(100 * SECOND, 7 * SECOND)).isZero();
    assertThat(clock.realUntil(Long.MAX_VALUE, 7 * SECOND)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void clock_thatIsPaused_standsStillUntilItIsResumed() {
    LiveClock clock = new LiveClock(2, false, 0);
    clock.pause(SECOND);

    assertThat(clock.now(100 * SECOND)).isEqualTo(2 * SECOND);
    assertThat(clock.realUntil(3 * SECOND, 100 * SECOND)).isEqualTo(Long.MAX_VALUE);

    clock.resume(100 * SECOND);

    assertThat(clock.now(101 * SECOND)).isEqualTo(4 * SECOND);
  }

  @Test
  void clock_atAnotherSpeed_goesOnFromWhereItIs() {
    LiveClock clock = new LiveClock(1, false, 0);
    clock.speed(10, 5 * SECOND);

    assertThat(clock.now(6 * SECOND)).isEqualTo(15 * SECOND);
  }

  @Test
  void clock_atMaximalSpeed_followsItsWorldAndElseTheMachine() {
    LiveClock clock = new LiveClock(LiveClock.MAX, false, 0);
    clock.reach(1_000 * SECOND, SECOND);

    assertThat(clock.isMax()).isTrue();
    assertThat(clock.now(3 * SECOND)).isEqualTo(1_002 * SECOND);

    clock.reach(10 * SECOND, 3 * SECOND);

    assertThat(clock.now(3 * SECOND)).as("never back").isEqualTo(1_002 * SECOND);
  }
}
