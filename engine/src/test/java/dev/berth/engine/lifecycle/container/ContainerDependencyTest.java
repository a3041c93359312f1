package dev.berth.engine.lifecycle.container;

import static dev.berth.engine.lifecycle.container.ContainerBuilder.essential;
import static dev.berth.engine.lifecycle.container.ContainerBuilder.sidecar;
import static dev.berth.engine.lifecycle.container.ContainerChange.NOT_STARTED;
import static dev.berth.engine.lifecycle.container.ContainerChange.STARTED;
import static dev.berth.engine.lifecycle.container.TaskDriver.task;
import static dev.berth.engine.model.ContainerDependency.Condition.COMPLETE;
import static dev.berth.engine.model.ContainerDependency.Condition.HEALTHY;
import static dev.berth.engine.model.ContainerDependency.Condition.START;
import static dev.berth.engine.model.ContainerDependency.Condition.SUCCESS;
import static dev.berth.engine.model.TaskStatus.PENDING;
import static dev.berth.engine.model.TaskStatus.RUNNING;
import static dev.berth.engine.model.TaskStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What containers wait for. Each takes 1 s to start. */
class ContainerDependencyTest {
  @Test
  @Tag("rule.life-depends-start")
  void container_dependingOnStart_beginsWhenTheOtherHasStarted() {
    TaskDriver task = task(sidecar("db"), essential("app").after("db", START)).to(10);

    assertThat(task.at("db", STARTED)).isEqualTo(1);
    assertThat(task.at("app", STARTED)).isEqualTo(2);
  }

  @Test
  @Tag("rule.life-depends-start-holds-when-stopped")
  void container_dependingOnStart_beginsThoughTheOtherHasStopped() {
    TaskDriver task =
        task(
                sidecar("quick").runs(0.5, 3),
                sidecar("slow"),
                essential("app").after("slow", START).after("quick", START))
            .to(10);

    assertThat(task.at("app", STARTED)).isEqualTo(2);
    assertThat(task.container("quick").exitCode()).isEqualTo(3);
  }

  @Test
  @Tag("rule.life-depends-complete")
  void container_dependingOnComplete_beginsWhateverTheExitCode() {
    TaskDriver task =
        task(sidecar("init").runs(5, 7), essential("app").after("init", COMPLETE)).to(20);

    assertThat(task.at("app", STARTED)).isEqualTo(7);
  }

  @Test
  @Tag("rule.life-depends-success")
  void container_dependingOnSuccess_beginsOnceTheOtherHasExitedWithZero() {
    TaskDriver task =
        task(sidecar("init").runs(5, 0), essential("app").after("init", SUCCESS)).to(20);

    assertThat(task.at("app", STARTED)).isEqualTo(7);
  }

  @Test
  @Tag("rule.life-depends-success-failed")
  void container_dependingOnSuccessThatFailed_isNeverStarted() {
    TaskDriver task =
        task(sidecar("init").runs(5, 1), essential("app").after("init", SUCCESS)).out();

    assertThat(task.happened("app", STARTED)).isFalse();
    assertThat(task.container("app").exitCode()).isEqualTo(143);
    assertThat(task.container("app").reason())
        .startsWith("CannotStartContainerError: dependency on container 'init'");
    assertThat(task.status()).isEqualTo(STOPPED);
  }

  @Test
  @Tag("rule.life-depends-healthy")
  void container_dependingOnHealthy_beginsWithTheFirstCheckThatPasses() {
    TaskDriver task =
        task(sidecar("db").check(5, 2, 3, 0).healthyFrom(12), essential("app").after("db", HEALTHY))
            .to(60);

    // Started after 1 s, checked at 6 s, 11 s and 16 s.
    assertThat(task.at("app", STARTED)).isEqualTo(17);
  }

  @Test
  @Tag("rule.life-depends-healthy-only-at-start")
  void container_thatDependedOnHealthy_staysWhenTheOtherBecomesUnhealthy() {
    TaskDriver task =
        task(
                sidecar("db").check(5, 2, 2, 0).healthyUntil(20, false),
                essential("app").after("db", HEALTHY))
            .to(300);

    assertThat(task.container("db").healthStatus()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(task.container("app").lastStatus()).isEqualTo(TaskDetail.LastStatus.RUNNING);
  }

  @Test
  @Tag("rule.life-depends-healthy-stopped")
  void container_dependingOnHealthyOfOneThatStopped_isNeverStarted() {
    TaskDriver task =
        task(sidecar("db").check(30, 2, 3, 0).runs(5, 0), essential("app").after("db", HEALTHY))
            .out();

    assertThat(task.happened("app", STARTED)).isFalse();
    assertThat(task.status()).isEqualTo(STOPPED);
  }

  @Test
  @Tag("rule.life-depends-all")
  void container_dependingOnSeveral_waitsForAll() {
    TaskDriver task =
        task(
                sidecar("a").runs(3, 0),
                sidecar("b").runs(9, 0),
                essential("app").after("a", COMPLETE).after("b", COMPLETE))
            .to(60);

    assertThat(task.at("app", STARTED)).isEqualTo(11);
  }

  @Test
  @Tag("rule.life-task-pending-until-all-started")
  void task_whileAContainerWaits_isPending() {
    TaskDriver task =
        task(sidecar("init").runs(30, 0), essential("app").after("init", SUCCESS)).to(10);

    assertThat(task.status()).isEqualTo(PENDING);
    assertThat(task.to(60).entered()).containsEntry(RUNNING, 32.0);
  }

  @Test
  @Tag("rule.life-start-timeout")
  void container_thatDoesNotBecomeHealthyInItsStartTimeout_isNotWaitedForAnyLonger() {
    TaskDriver task =
        task(
                sidecar("db").check(5, 2, 3, 0).neverHealthy(false).startTimeout(20),
                essential("app").after("db", HEALTHY))
            .out();

    // 20 s from its start, which came after 1 s.
    assertThat(task.at("app", NOT_STARTED)).isEqualTo(21);
    assertThat(task.container("app").exitCode()).isEqualTo(143);
    assertThat(task.container("app").reason())
        .contains("CannotStartContainerError")
        .contains("timed out");
  }

  @Test
  @Tag("rule.life-start-timeout-stops-task")
  void task_whoseEssentialContainerGivesUpWaiting_failsToStart() {
    TaskDriver task =
        task(sidecar("init").runs(100, 0).startTimeout(10), essential("app").after("init", SUCCESS))
            .out();

    assertThat(task.status()).isEqualTo(STOPPED);
    assertThat(task.detail().stoppedReason()).isEqualTo("Task failed to start");
    assertThat(task.entered()).doesNotContainKey(RUNNING);
  }

  @Test
  @Tag("rule.life-start-timeout-default")
  void container_withoutStartTimeout_isWaitedForForEver() {
    TaskDriver task =
        task(sidecar("init").runs(80_000, 0), essential("app").after("init", SUCCESS)).out();

    assertThat(task.at("app", STARTED)).isEqualTo(80_002);
  }

  @Test
  @Tag("rule.life-start-timeout-not-for-start")
  void startTimeout_ofOneThatHasStarted_isNoMatterForThoseThatWaitForItsStart() {
    TaskDriver task =
        task(sidecar("db").startTimeout(2), essential("app").after("db", START)).to(100);

    assertThat(task.status()).isEqualTo(RUNNING);
  }

  @Test
  @Tag("rule.life-dependency-holds-back-pull")
  void container_thatWaits_doesNotPullItsImage() {
    TaskDriver task =
        task(sidecar("init").runs(10, 0), essential("app").image("big").after("init", SUCCESS))
            .image("big", 50)
            .to(60);

    // 11 s until init is through, 5 s of pull, 1 s to start.
    assertThat(task.at("app", STARTED)).isEqualTo(17);
    assertThat(task.detail().pullStartedAt()).isEqualTo(11 * TaskDriver.SECOND);
  }
}
