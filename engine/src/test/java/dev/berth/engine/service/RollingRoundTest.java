package dev.berth.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.service.RollingRound.Standing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingRoundTest {
  @ParameterizedTest
  @CsvSource({"6,50,200,3,12", "3,75,150,3,4", "4,50,100,2,4", "1,50,200,1,2", "7,0,133,0,9"})
  @Tag("rule.deployments-bounds")
  void bounds_ofADesiredCount_areRoundedTowardsIt(
      int desired, int minimum, int maximum, int least, int most) {
    assertThat(Bounds.of(desired, minimum, maximum)).isEqualTo(new Bounds(least, most));
  }

  @Test
  @Tag("rule.deployments-worked-rounds")
  void rounds_with100And200AndRoomForEight_startTwoAndStopTwo() {
    assertThat(rounds(6, 100, 200, 8)).containsExactly("+2", "-2 +2", "-2 +2", "-2");
  }

  @Test
  @Tag("rule.deployments-worked-rounds")
  void rounds_with50AndRoomForEight_stopThreeFirst() {
    assertThat(rounds(6, 50, 200, 8)).containsExactly("-3 +5", "-3 +1");
  }

  @Test
  @Tag("rule.deployments-worked-rounds")
  void rounds_with50AndRoomForTen_needTwoRounds() {
    assertThat(rounds(6, 50, 200, 10)).containsExactly("-3 +6", "-3");
  }

  @Test
  @Tag("rule.deployments-worked-rounds")
  void rounds_with50And100_replaceHalfByHalf() {
    assertThat(rounds(4, 50, 100, 100)).containsExactly("-2 +2", "-2 +2");
  }

  @Test
  @Tag("rule.deployments-worked-rounds")
  void rounds_with100And200_doubleAndHalve() {
    assertThat(rounds(4, 100, 200, 100)).containsExactly("+4", "-4");
  }

  @ParameterizedTest
  @CsvSource({"3,100,125", "2,75,100", "1,50,100"})
  @Tag("rule.deployments-stuck")
  void round_whoseBoundsMeet_isStuck(int desired, int minimum, int maximum) {
    RollingRound round = RollingRound.of(before(desired, Bounds.of(desired, minimum, maximum)));

    assertThat(round).isEqualTo(new RollingRound(0, 0, 0, 0, 0, 0, true));
  }

  @Test
  void round_whileTasksAreOnTheirWay_isNotStuck() {
    Bounds bounds = Bounds.of(4, 100, 125);

    assertThat(RollingRound.of(new Standing(4, bounds, 1, 1, 0, 0, 4, 4, 4, 4, 0, false)).stuck())
        .isFalse();
  }

  @Test
  @Tag("rule.deployments-idle-old-stop-at-once")
  void leavingTasks_thatServeNobody_stopAtOnce() {
    RollingRound round =
        RollingRound.of(new Standing(4, Bounds.of(4, 100, 200), 0, 0, 0, 3, 1, 1, 0, 0, 0, false));

    assertThat(round.stopIdle()).isEqualTo(3);
    assertThat(round.stopRunning()).isZero();
    assertThat(round.startNew()).isEqualTo(4);
  }

  @Test
  @Tag("rule.deployments-old-restored")
  void oldTask_thatHasFailed_isReplacedByOneOfItsOwnRevision() {
    RollingRound round =
        RollingRound.of(new Standing(4, Bounds.of(4, 100, 200), 4, 4, 0, 0, 3, 3, 4, 3, 0, false));

    assertThat(round.startOld()).isEqualTo(1);
    assertThat(round.startNew()).isZero();
  }

  @Test
  @Tag("rule.deployments-old-restored")
  void oldTasks_asNewOnesAreHealthy_areNotRestored() {
    RollingRound round =
        RollingRound.of(new Standing(4, Bounds.of(4, 100, 200), 4, 2, 0, 0, 2, 4, 4, 2, 0, false));

    assertThat(round.startOld()).isZero();
  }

  @Test
  @Tag("rule.deployments-scaled-up-get-new-tasks")
  void tasks_desiredDuringADeployment_areOfTheNewRevision() {
    RollingRound round =
        RollingRound.of(new Standing(8, Bounds.of(8, 100, 200), 4, 4, 0, 0, 4, 4, 4, 4, 0, false));

    assertThat(round.startOld()).isZero();
    assertThat(round.startNew()).isEqualTo(4);
  }

  @Test
  @Tag("rule.breaker-stalls")
  void deployment_thatHasFailed_startsAndStopsNothing() {
    RollingRound round =
        RollingRound.of(new Standing(4, Bounds.of(4, 100, 200), 0, 0, 0, 0, 4, 4, 4, 4, 0, true));

    assertThat(round).isEqualTo(new RollingRound(0, 0, 0, 0, 0, 0, false));
  }

  @Test
  @Tag("rule.services-unhealthy-replaced-first")
  void unhealthyTask_withRoom_isReplacedBeforeItStops() {
    Bounds bounds = Bounds.of(4, 100, 200);

    RollingRound first = RollingRound.of(new Standing(4, bounds, 3, 0, 1, 0, 0, 3, 0, 0, 0, false));
    RollingRound starting =
        RollingRound.of(new Standing(4, bounds, 4, 1, 1, 0, 0, 3, 0, 0, 0, false));
    RollingRound healthy =
        RollingRound.of(new Standing(4, bounds, 4, 0, 1, 0, 0, 4, 0, 0, 0, false));

    assertThat(first.startNew()).isEqualTo(1);
    assertThat(first.stopUnhealthy()).isZero();
    assertThat(starting.stopUnhealthy()).isZero();
    assertThat(healthy.stopUnhealthy()).isEqualTo(1);
  }

  @Test
  @Tag("rule.services-unhealthy-replacement-unhealthy")
  void unhealthyTask_whoseReplacementIsUnhealthyToo_letsOneOfThemStop() {
    RollingRound round =
        RollingRound.of(new Standing(4, Bounds.of(4, 100, 200), 3, 0, 2, 0, 0, 3, 0, 0, 0, false));

    assertThat(round.stopUnhealthy()).isEqualTo(1);
  }

  @Test
  @Tag("rule.services-unhealthy-without-room")
  void unhealthyTasks_withoutRoomForOthers_stopOneByOne() {
    RollingRound round =
        RollingRound.of(new Standing(4, Bounds.of(4, 50, 100), 2, 0, 2, 0, 0, 2, 0, 0, 0, false));

    assertThat(round.stopUnhealthy()).isEqualTo(1);
    assertThat(round.startNew()).isZero();
  }

  @Test
  @Tag("rule.services-scale-in")
  void tasks_beyondTheDesiredCount_areStopped() {
    RollingRound round =
        RollingRound.of(new Standing(2, Bounds.of(2, 100, 200), 5, 0, 0, 0, 0, 5, 0, 0, 0, false));

    assertThat(round.stopSurplus()).isEqualTo(3);
  }

  private static Standing before(int desired, Bounds bounds) {
    return new Standing(desired, bounds, 0, 0, 0, 0, desired, desired, desired, desired, 0, false);
  }

  /** What happens round by round while every new task is healthy by the next one. */
  private static List<String> rounds(int desired, int minimum, int maximum, int room) {
    Bounds bounds = Bounds.of(desired, minimum, maximum);
    List<String> rounds = new ArrayList<>();
    int fresh = 0;
    int old = desired;
    while (fresh < desired || old > 0) {
      RollingRound round =
          RollingRound.of(
              new Standing(
                  desired, bounds, fresh, 0, 0, 0, old, fresh + old, desired, old, 0, false));
      old -= round.stopRunning();
      int started = Math.min(round.startNew(), room - fresh - old);
      fresh += started;
      assertThat(rounds).as("rounds so far").hasSizeLessThan(20);
      rounds.add(
          ((round.stopRunning() > 0 ? "-" + round.stopRunning() : "")
                  + (started > 0 ? " +" + started : ""))
              .strip());
    }
    return rounds;
  }
}
