package dev.berth.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Groups of at most 100 instances, all of them settled unless said otherwise. */
class ManagedScalingTest {
  @Test
  @Tag("rule.scaling-high-alarm")
  void group_growsAfterOneDatapointAboveTheTarget() {
    ManagedScaling policy = policy(100);

    assertThat(policy.evaluate(Reservation.of(10, 10), group(10))).isEqualTo(10);
    assertThat(policy.evaluate(Reservation.of(10, 13), group(10))).isEqualTo(13);
  }

  @Test
  @Tag("rule.scaling-tracks-target")
  void group_growsToWhereTheMetricMeetsTheTarget() {
    // 20 of 25 instances would be in use.
    assertThat(policy(80).evaluate(Reservation.of(10, 20), group(10))).isEqualTo(25);
    assertThat(policy(80).evaluate(Reservation.of(10, 17), group(10))).isEqualTo(22);
  }

  @Test
  @Tag("rule.scaling-from-zero-two-instances")
  void group_withoutInstances_growsToTwoWhateverIsNeeded() {
    assertThat(policy(100).evaluate(Reservation.of(0, 40), group(0))).isEqualTo(2);
    assertThat(policy(50).evaluate(Reservation.of(0, 40), group(0))).isEqualTo(2);
  }

  @Test
  @Tag("rule.scaling-within-bounds")
  void group_neverGrowsBeyondItsMaximum() {
    assertThat(policy(100).evaluate(Reservation.of(50, 400), group(50))).isEqualTo(100);
    assertThat(policy(100).evaluate(Reservation.of(0, 9), new GroupFigures(0, 0, 0, 0, 1)))
        .isEqualTo(1);
  }

  @Test
  @Tag("rule.scaling-warming-instances-count")
  void group_withWarmingInstances_growsByWhatIsNeededBeyondThem() {
    ManagedScaling policy = policy(100);
    GroupFigures warming = new GroupFigures(15, 15, 10, 0, 100);

    assertThat(policy.evaluate(Reservation.of(15, 20), warming)).isEqualTo(15);
    assertThat(policy.evaluate(Reservation.of(15, 35), warming)).isEqualTo(24);
  }

  @Test
  @Tag("rule.scaling-waits-for-warm-up")
  void group_ofWarmingInstancesOnly_waits() {
    assertThat(policy(100).evaluate(Reservation.of(2, 9), new GroupFigures(2, 2, 0, 0, 100)))
        .isEqualTo(2);
    assertThat(policy(100).evaluate(Reservation.of(2, 9), group(2))).isEqualTo(9);
  }

  @Test
  @Tag("rule.scaling-low-alarm")
  void group_shrinksAfterFifteenDatapointsBelowTheTarget() {
    ManagedScaling policy = policy(100);
    for (int minute = 1; minute < 15; minute++) {
      assertThat(policy.evaluate(Reservation.of(10, 8), group(10))).isEqualTo(10);
    }
    assertThat(policy.evaluate(Reservation.of(10, 8), group(10))).isEqualTo(8);
  }

  @Test
  @Tag("rule.scaling-low-alarm-in-a-row")
  void datapoint_atTheTarget_beginsTheWaitAnew() {
    ManagedScaling policy = policy(100);
    evaluate(policy, 14, 10, 8);
    evaluate(policy, 1, 10, 10);

    assertThat(evaluate(policy, 14, 10, 8)).isEqualTo(10);
    assertThat(evaluate(policy, 1, 10, 8)).isEqualTo(8);
  }

  @Test
  @Tag("rule.scaling-out-cancels-in")
  void scaleOut_beginsTheWaitForScaleInAnew() {
    ManagedScaling policy = policy(100);
    evaluate(policy, 20, 10, 5);
    evaluate(policy, 1, 10, 12);

    assertThat(evaluate(policy, 14, 10, 5)).isEqualTo(10);
    assertThat(evaluate(policy, 1, 10, 5)).isEqualTo(5);
  }

  @Test
  @Tag("rule.scaling-in-by-half")
  void group_shrinksByAtMostHalfAtOnce() {
    assertThat(evaluate(policy(100), 15, 40, 0)).isEqualTo(20);
    assertThat(evaluate(policy(100), 15, 1, 0)).isZero();
    assertThat(evaluate(policy(100), 15, 3, 0)).isEqualTo(2);
  }

  @Test
  @Tag("rule.scaling-in-by-a-twentieth-before-2022")
  void group_before2022_shrinksByATwentieth() {
    ManagedScaling old = new ManagedScaling(ScalingSettings.DEFAULT, ScalingProfile.ECS_2022);

    assertThat(evaluate(old, 15, 40, 0)).isEqualTo(38);
    assertThat(
            evaluate(
                new ManagedScaling(ScalingSettings.DEFAULT, ScalingProfile.ECS_2020), 15, 5, 0))
        .isEqualTo(4);
  }

  @Test
  @Tag("rule.scaling-in-rounds-up")
  void scaleIn_neverPutsTheMetricAboveTheTarget() {
    // 3 needed at 80 %: 4 instances are at 75 %, 3 would be at 100 %.
    assertThat(evaluate(policy(80), 15, 5, 3)).isEqualTo(4);
  }

  @Test
  @Tag("rule.scaling-to-zero")
  void group_withATargetOfAHundred_reachesZero() {
    assertThat(evaluate(policy(100), 15, 1, 0)).isZero();
  }

  @Test
  @Tag("rule.scaling-spare-keeps-one")
  void group_withRoomToSpare_neverReachesZero() {
    assertThat(evaluate(policy(90), 30, 1, 0)).isEqualTo(1);
    assertThat(policy(90).evaluate(Reservation.of(0, 0), group(0))).isEqualTo(1);
  }

  @Test
  @Tag("rule.scaling-in-waits-for-warm-up")
  void group_withWarmingInstances_doesNotShrink() {
    ManagedScaling policy = policy(100);
    int size = 10;
    for (int minute = 0; minute < 30; minute++) {
      size = policy.evaluate(Reservation.of(10, 2), new GroupFigures(10, 10, 9, 0, 100));
    }
    assertThat(size).isEqualTo(10);
  }

  @Test
  @Tag("rule.scaling-within-bounds")
  void group_neverShrinksBelowItsMinimum() {
    ManagedScaling policy = policy(100);
    int size = 10;
    for (int minute = 0; minute < 30; minute++) {
      size = policy.evaluate(Reservation.of(size, 0), new GroupFigures(size, size, size, 3, 100));
    }
    assertThat(size).isEqualTo(3);
  }

  private static int evaluate(ManagedScaling policy, int times, int instances, int needed) {
    int size = instances;
    for (int i = 0; i < times; i++) {
      size = policy.evaluate(Reservation.of(instances, needed), group(instances));
    }
    return size;
  }

  private static ManagedScaling policy(int targetCapacity) {
    return new ManagedScaling(
        new ScalingSettings(true, targetCapacity, 1, 10_000, 0), ScalingProfile.ECS_CURRENT);
  }

  private static GroupFigures group(int size) {
    return new GroupFigures(size, size, size, 0, 100);
  }
}
