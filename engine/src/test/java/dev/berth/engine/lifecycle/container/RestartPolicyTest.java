package dev.berth.engine.lifecycle.container;

import static dev.berth.engine.lifecycle.container.ContainerBuilder.essential;
import static dev.berth.engine.lifecycle.container.ContainerBuilder.sidecar;
import static dev.berth.engine.lifecycle.container.ContainerChange.EXITED;
import static dev.berth.engine.lifecycle.container.ContainerChange.RESTARTED;
import static dev.berth.engine.lifecycle.container.TaskDriver.task;
import static dev.berth.engine.model.TaskStatus.RUNNING;
import static dev.berth.engine.model.TaskStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers that are started again in their place. */
class RestartPolicyTest {
  @Test
  @Tag("rule.life-restart-in-place")
  void container_withARestartPolicy_isStartedAgainWithoutItsTaskStopping() {
    TaskDriver task = task(essential("app").runs(100, 1).restarts(60)).to(350);

    assertThat(task.at("app", RESTARTED)).isEqualTo(101);
    assertThat(task.container("app").restartCount()).isEqualTo(3);
    assertThat(task.status()).isEqualTo(RUNNING);
  }

  @Test
  @Tag("rule.life-restart-non-essential")
  void nonEssentialContainer_withARestartPolicy_isStartedAgainToo() {
    TaskDriver task = task(essential("app"), sidecar("log").runs(100, 0).restarts(60)).to(350);

    assertThat(task.container("log").restartCount()).isEqualTo(3);
  }

  @Test
  @Tag("rule.life-restart-attempt-period")
  void container_thatRanForLessThanTheAttemptPeriod_isNotStartedAgain() {
    TaskDriver task = task(essential("app").runs(59, 1).restarts(60)).out();

    assertThat(task.happened("app", RESTARTED)).isFalse();
    assertThat(task.status()).isEqualTo(STOPPED);
  }

  @Test
  @Tag("rule.life-restart-ignored-exit-code")
  void container_thatExitsWithAnIgnoredCode_isNotStartedAgain() {
    TaskDriver task = task(essential("app").runs(100, 3).restarts(60, 0, 3)).out();

    assertThat(task.happened("app", RESTARTED)).isFalse();
    assertThat(task.container("app").exitCode()).isEqualTo(3);
  }

  @Test
  @Tag("rule.life-restart-not-when-stopping")
  void container_thatIsToStop_isNotStartedAgain() {
    TaskDriver task = task(essential("app").runs(100, 1).restarts(60)).to(80).stop().out();

    assertThat(task.happened("app", RESTARTED)).isFalse();
    assertThat(task.at("app", EXITED)).isEqualTo(82);
  }

  @Test
  @Tag("rule.life-restart-health-unknown")
  void container_thatWasStartedAgain_isUnknownUntilItsNextCheck() {
    TaskDriver task = task(essential("app").check(30, 5, 3, 0).runs(100, 1).restarts(60)).to(110);

    assertThat(task.container("app").healthStatus()).isEqualTo(HealthStatus.UNKNOWN);
    assertThat(task.to(140).container("app").healthStatus()).isEqualTo(HealthStatus.HEALTHY);
  }

  @Test
  @Tag("rule.life-restart-clears-exit-code")
  void container_thatRunsAgain_hasNoExitCode() {
    TaskDriver task = task(essential("app").runs(100, 1).restarts(60)).to(150);

    assertThat(task.container("app").exitCode()).isEqualTo(-1);
  }
}
