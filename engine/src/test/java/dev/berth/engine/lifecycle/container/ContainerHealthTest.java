package dev.berth.engine.lifecycle.container;

import static dev.berth.engine.lifecycle.container.ContainerBuilder.essential;
import static dev.berth.engine.lifecycle.container.ContainerBuilder.sidecar;
import static dev.berth.engine.lifecycle.container.ContainerChange.HEALTHY;
import static dev.berth.engine.lifecycle.container.ContainerChange.STARTED;
import static dev.berth.engine.lifecycle.container.ContainerChange.UNHEALTHY;
import static dev.berth.engine.lifecycle.container.TaskDriver.task;
import static dev.berth.engine.model.TaskStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Health checks and what they say of containers and tasks. */
class ContainerHealthTest {
  @Test
  @Tag("rule.life-health-first-check-after-interval")
  void container_isHealthy_withItsFirstCheckOneIntervalAfterItsStart() {
    TaskDriver task = task(essential("app").check(30, 5, 3, 0)).to(100);

    assertThat(task.at("app", HEALTHY)).isEqualTo(31);
  }

  @Test
  @Tag("rule.life-health-unknown-until-checked")
  void container_beforeItsFirstCheck_isUnknown() {
    TaskDriver task = task(essential("app").check(30, 5, 3, 0)).to(30);

    assertThat(task.container("app").healthStatus()).isEqualTo(HealthStatus.UNKNOWN);
  }

  @Test
  @Tag("rule.life-health-without-check")
  void container_withoutACheck_isUnknown() {
    TaskDriver task = task(essential("app")).to(1_000);

    assertThat(task.container("app").healthStatus()).isEqualTo(HealthStatus.UNKNOWN);
  }

  @Test
  @Tag("rule.life-health-retries")
  void container_isUnhealthy_afterAsManyFailuresInARowAsRetries() {
    TaskDriver task = task(essential("app").check(10, 5, 3, 0).neverHealthy(false)).to(1_000);

    assertThat(task.at("app", UNHEALTHY)).isEqualTo(31);
  }

  @Test
  @Tag("rule.life-health-worst-case")
  void container_whoseChecksHang_isUnhealthyAfterStartPeriodAndRetriesOfIntervalAndTimeout() {
    TaskDriver task = task(essential("app").check(10, 5, 3, 0).neverHealthy(true)).to(1_000);

    // Started at 1 s; 3 x (10 + 5) s.
    assertThat(task.at("app", UNHEALTHY)).isEqualTo(46);
  }

  @Test
  @Tag("rule.life-health-start-period")
  void failures_inTheStartPeriod_doNotCount() {
    TaskDriver task = task(essential("app").check(10, 5, 2, 35).neverHealthy(false)).to(1_000);

    // Checks 10, 20 and 30 s after the start are within 35 s; those at 40 and 50 s count.
    assertThat(task.at("app", UNHEALTHY)).isEqualTo(51);
  }

  @Test
  @Tag("rule.life-health-start-period-success")
  void container_thatPassesInItsStartPeriod_isHealthyAtOnce() {
    TaskDriver task = task(essential("app").check(10, 5, 2, 300)).to(1_000);

    assertThat(task.at("app", HEALTHY)).isEqualTo(11);
  }

  @Test
  @Tag("rule.life-health-start-period-ends-with-success")
  void failures_afterTheFirstSuccess_countInTheStartPeriodToo() {
    TaskDriver task = task(essential("app").check(10, 5, 2, 300).healthyUntil(25, false)).to(1_000);

    assertThat(task.at("app", UNHEALTHY)).isEqualTo(41);
  }

  @Test
  @Tag("rule.life-health-recovers")
  void container_thatPassesAgain_isHealthyAgain() {
    TaskDriver task = task(essential("app").check(10, 5, 2, 0).healthyFrom(65)).to(1_000);

    assertThat(task.at("app", UNHEALTHY)).isEqualTo(21);
    assertThat(task.at("app", HEALTHY)).isEqualTo(71);
  }

  @Test
  @Tag("rule.life-health-failures-in-a-row")
  void container_thatFailsLater_isUnhealthyAfterRetriesFromThere() {
    TaskDriver task = task(essential("app").check(10, 5, 3, 0).healthyUntil(95, false)).to(1_000);

    // The last check that passes is 90 s after the start at 1 s.
    assertThat(task.at("app", UNHEALTHY)).isEqualTo(121);
  }

  @Test
  @Tag("rule.life-health-standalone-task-stays")
  void task_thatIsUnhealthy_staysUp() {
    TaskDriver task = task(essential("app").check(10, 5, 1, 0).neverHealthy(false)).to(80_000);

    assertThat(task.detail().healthStatus()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(task.status()).isEqualTo(RUNNING);
  }

  @Test
  @Tag("rule.life-health-of-task-essential-with-check")
  void healthOfTask_isThatOfEssentialContainersWithACheck() {
    TaskDriver task =
        task(
                essential("app").check(10, 5, 1, 0),
                essential("plain"),
                sidecar("bad").check(10, 5, 1, 0).neverHealthy(false))
            .to(100);

    assertThat(task.detail().healthStatus()).isEqualTo(HealthStatus.HEALTHY);
  }

  @Test
  @Tag("rule.life-health-of-task-order")
  void healthOfTask_isTheWorstInThisOrder() {
    assertThat(
            HealthStatus.ofTask(
                List.of(HealthStatus.HEALTHY, HealthStatus.UNKNOWN, HealthStatus.UNHEALTHY)))
        .isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(HealthStatus.ofTask(List.of(HealthStatus.HEALTHY, HealthStatus.UNKNOWN)))
        .isEqualTo(HealthStatus.UNKNOWN);
    assertThat(HealthStatus.ofTask(List.of(HealthStatus.HEALTHY, HealthStatus.HEALTHY)))
        .isEqualTo(HealthStatus.HEALTHY);
  }

  @Test
  @Tag("rule.life-health-of-task-without-checks")
  void healthOfTask_withoutChecks_isUnknown() {
    assertThat(HealthStatus.ofTask(List.of())).isEqualTo(HealthStatus.UNKNOWN);
  }

  @Test
  void container_thatStaysHealthy_needsNoTimer() {
    TaskDriver task = task(essential("app").check(10, 5, 3, 0)).to(100);

    assertThat(task.log()).hasSize(2);
    assertThat(task.at("app", STARTED)).isEqualTo(1);
    assertThat(task.nextTime()).isEqualTo(Long.MAX_VALUE);
  }
}
