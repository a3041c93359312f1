package dev.berth.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Instances of 2,048 CPU units, 8,000 MiB and two interfaces for tasks, unless said otherwise. */
class ReservationMetricTest {
  private static final RegisteredResources SMALL = type(2_048, 8_000, 2);
  private static final RegisteredResources LARGE = type(8_192, 32_000, 7);

  @Test
  @Tag("rule.reservation-without-instances-and-need")
  void group_withoutInstancesThatNobodyNeeds_isAtAHundred() {
    assertThat(metric(SMALL).of(0, 0, List.of()).percent()).isEqualTo(100);
  }

  @Test
  @Tag("rule.reservation-from-zero")
  void group_withoutInstancesThatIsNeeded_isAtTwoHundred() {
    assertThat(metric(SMALL).of(0, 0, List.of(tasks(50, 1_024, 1_024))).percent()).isEqualTo(200);
  }

  @Test
  @Tag("rule.reservation-idle-instances")
  void group_withEmptyInstances_isBelowAHundred() {
    assertThat(metric(SMALL).of(10, 4, List.of()).percent()).isEqualTo(60);
    assertThat(metric(SMALL).of(10, 10, List.of()).percent()).isZero();
    assertThat(metric(SMALL).of(10, 0, List.of()).percent()).isEqualTo(100);
  }

  @Test
  @Tag("rule.reservation-need-by-dimension")
  void tasks_thatWait_needAsManyInstancesAsTheScarcestResourceSays() {
    assertThat(needed(SMALL, tasks(10, 1_024, 1_000))).isEqualTo(5);
    assertThat(needed(SMALL, tasks(10, 256, 4_000))).isEqualTo(5);
    assertThat(needed(SMALL, tasks(3, 1_025, 100))).isEqualTo(3);
  }

  @Test
  @Tag("rule.reservation-interfaces")
  void tasks_withInterfacesOfTheirOwn_needInstancesThatHaveThem() {
    TaskDemand awsvpc = new TaskDemand(Resources.of(10, 10), HostPorts.NONE, true);

    assertThat(needed(SMALL, new WaitingDemand(awsvpc, false, 5))).isEqualTo(3);
  }

  @Test
  @Tag("rule.reservation-host-ports")
  void tasks_withTheSameHostPort_needAnInstanceEach() {
    TaskDemand web =
        new TaskDemand(Resources.of(10, 10), new HostPorts(List.of(80), List.of()), false);

    assertThat(needed(SMALL, new WaitingDemand(web, false, 4))).isEqualTo(4);
  }

  @Test
  @Tag("rule.reservation-distinct-instance")
  void tasks_onDistinctInstances_needOneEach() {
    assertThat(needed(SMALL, new WaitingDemand(TaskDemand.of(Resources.of(10, 10)), true, 6)))
        .isEqualTo(6);
  }

  @Test
  @Tag("rule.reservation-largest-kind-counts")
  void kindsOfTasks_areNotAddedUp() {
    Reservation datapoint =
        metric(SMALL).of(2, 0, List.of(tasks(10, 1_024, 100), tasks(6, 2_048, 100)));

    assertThat(datapoint).isEqualTo(new Reservation(400, 2, 8));
  }

  @Test
  @Tag("rule.reservation-largest-type-counts")
  void need_ofAGroupWithSeveralTypes_isByTheLargest() {
    assertThat(metric(SMALL, LARGE).of(2, 0, List.of(tasks(16, 1_024, 100))).needed()).isEqualTo(4);
  }

  @Test
  @Tag("rule.reservation-smallest-type-excludes")
  void tasks_thatDoNotFitTheSmallestType_areLeftOut() {
    Reservation datapoint =
        metric(SMALL, LARGE).of(2, 0, List.of(tasks(5, 4_096, 100), tasks(8, 2_048, 100)));

    assertThat(datapoint.needed()).isEqualTo(4);
  }

  @Test
  @Tag("rule.reservation-nothing-fits")
  void metric_whenNothingFits_staysAtTheTarget() {
    ScalingSettings spare = new ScalingSettings(true, 80, 1, 10_000, 0);
    List<WaitingDemand> giants = List.of(tasks(3, 9_999, 1));

    assertThat(metric(spare, ScalingProfile.ECS_CURRENT, SMALL).of(4, 4, giants).percent())
        .isEqualTo(80);
    assertThat(metric(spare, ScalingProfile.ECS_2022, SMALL).of(4, 4, giants).percent())
        .isEqualTo(100);
  }

  @Test
  @Tag("rule.reservation-steps-bounded")
  void need_isWithinTheSteps() {
    ScalingSettings steps = new ScalingSettings(true, 100, 3, 5, 0);
    ReservationMetric metric = metric(steps, ScalingProfile.ECS_CURRENT, SMALL);

    assertThat(metric.of(10, 0, List.of(tasks(1, 1, 1))).needed()).isEqualTo(13);
    assertThat(metric.of(10, 0, List.of(tasks(100, 2_048, 1))).needed()).isEqualTo(15);
  }

  @Test
  @Tag("rule.reservation-plain-steps-2020")
  void groupWithSeveralTypes_in2020_growsByTheSmallestStep() {
    ScalingSettings steps = new ScalingSettings(true, 100, 2, 50, 0);
    List<WaitingDemand> many = List.of(tasks(30, 2_048, 1));
    ReservationMetric mixed =
        new ReservationMetric(steps, ScalingProfile.ECS_2020, List.of(SMALL, LARGE), true);
    ReservationMetric plain =
        new ReservationMetric(steps, ScalingProfile.ECS_2020, List.of(SMALL), false);

    assertThat(mixed.of(10, 0, many).needed()).isEqualTo(12);
    assertThat(plain.of(10, 0, many).needed()).isEqualTo(40);
  }

  private static int needed(RegisteredResources type, WaitingDemand waiting) {
    return metric(type).of(1, 0, List.of(waiting)).needed() - 1;
  }

  private static ReservationMetric metric(RegisteredResources... types) {
    return metric(ScalingSettings.DEFAULT, ScalingProfile.ECS_CURRENT, types);
  }

  private static ReservationMetric metric(
      ScalingSettings settings, ScalingProfile profile, RegisteredResources... types) {
    return new ReservationMetric(settings, profile, List.of(types), types.length > 1);
  }

  private static WaitingDemand tasks(int count, int cpuUnits, int memoryMiB) {
    return new WaitingDemand(TaskDemand.of(Resources.of(cpuUnits, memoryMiB)), false, count);
  }

  private static RegisteredResources type(int cpuUnits, int memoryMiB, int interfaces) {
    return new RegisteredResources(Resources.of(cpuUnits, memoryMiB), interfaces, HostPorts.NONE);
  }
}
