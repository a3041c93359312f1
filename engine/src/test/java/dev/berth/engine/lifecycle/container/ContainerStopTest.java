package dev.berth.engine.lifecycle.container;

import static dev.berth.engine.lifecycle.container.ContainerBuilder.essential;
import static dev.berth.engine.lifecycle.container.ContainerBuilder.sidecar;
import static dev.berth.engine.lifecycle.container.ContainerChange.EXITED;
import static dev.berth.engine.lifecycle.container.ContainerChange.NOT_STARTED;
import static dev.berth.engine.lifecycle.container.ContainerChange.STARTED;
import static dev.berth.engine.lifecycle.container.TaskDriver.task;
import static dev.berth.engine.model.ContainerDependency.Condition.START;
import static dev.berth.engine.model.ContainerDependency.Condition.SUCCESS;
import static dev.berth.engine.model.TaskStatus.DEACTIVATING;
import static dev.berth.engine.model.TaskStatus.DEPROVISIONING;
import static dev.berth.engine.model.TaskStatus.PENDING;
import static dev.berth.engine.model.TaskStatus.RUNNING;
import static dev.berth.engine.model.TaskStatus.STOPPED;
import static dev.berth.engine.model.TaskStatus.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.StopCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How tasks and their containers stop. SIGTERM is obeyed in 2 s. */
class ContainerStopTest {
  @Test
  @Tag("rule.life-essential-exit-stops-task")
  void essentialContainer_thatExits_takesTheOthersWithIt() {
    TaskDriver task = task(essential("app"), sidecar("log")).runs(10, 0).out();

    assertThat(task.at("log", EXITED)).isEqualTo(13);
    assertThat(task.status()).isEqualTo(STOPPED);
  }

  @Test
  @Tag("rule.life-essential-exit-code-no-matter")
  void essentialContainer_thatExitsWithZero_stopsTheTaskLikeAnyOther() {
    for (int code : new int[] {0, 1, 255}) {
      TaskDriver task = task(essential("app"), sidecar("log")).runs(10, code).out();

      assertThat(task.detail().stopCode()).isEqualTo(StopCode.ESSENTIAL_CONTAINER_EXITED);
      assertThat(task.container("app").exitCode()).isEqualTo(code);
    }
  }

  @Test
  @Tag("rule.life-stop-code-essential")
  void task_whoseEssentialContainerExits_saysSo() {
    TaskDriver task = task(essential("app").stopTimeout(5)).runs(10, 1).out();

    assertThat(task.detail().stopCode()).isEqualTo(StopCode.ESSENTIAL_CONTAINER_EXITED);
    assertThat(StopCode.ESSENTIAL_CONTAINER_EXITED.text()).isEqualTo("EssentialContainerExited");
    assertThat(task.detail().stoppedReason()).isEqualTo("Essential container in task exited");
  }

  @Test
  @Tag("rule.life-any-essential-container-counts")
  void task_withTwoEssentialContainers_stopsWithTheFirst() {
    TaskDriver task = task(essential("a").runs(50, 0), essential("b").runs(10, 4)).out();

    assertThat(task.container("b").exitCode()).isEqualTo(4);
    assertThat(task.container("a").exitCode()).isEqualTo(143);
  }

  @Test
  @Tag("rule.life-non-essential-exit")
  void nonEssentialContainer_thatExits_changesNothingElse() {
    TaskDriver task = task(essential("app"), sidecar("job").runs(5, 1)).to(1_000);

    assertThat(task.status()).isEqualTo(RUNNING);
    assertThat(task.container("job").exitCode()).isEqualTo(1);
    assertThat(task.container("app").lastStatus()).isEqualTo(TaskDetail.LastStatus.RUNNING);
  }

  @Test
  @Tag("rule.life-stopped-when-all-stopped")
  void task_isStopped_onlyOnceAllContainersAre() {
    TaskDriver task = task(essential("app"), sidecar("slow").onSigterm(20, 0)).runs(10, 0).out();

    assertThat(task.entered()).containsEntry(STOPPING, 11.0).containsEntry(STOPPED, 31.0);
  }

  @Test
  @Tag("rule.life-sigterm-exit-code")
  void container_thatSigtermEnds_exitsWith143() {
    TaskDriver task = task(essential("app").stopTimeout(10)).to(5).stop().out();

    assertThat(task.container("app").exitCode()).isEqualTo(143);
    assertThat(task.at("app", EXITED)).isEqualTo(7);
  }

  @Test
  @Tag("rule.life-sigterm-handled")
  void container_thatHandlesSigterm_endsEarlyWithItsOwnExitCode() {
    TaskDriver task = task(essential("app").onSigterm(3, 0)).to(5).stop().out();

    assertThat(task.container("app").exitCode()).isZero();
    assertThat(task.at("app", EXITED)).isEqualTo(8);
  }

  @Test
  @Tag("rule.life-sigkill-after-stop-timeout")
  void container_thatIgnoresSigterm_isKilledAfterItsStopTimeout() {
    TaskDriver task = task(essential("app").ignoresSigterm().stopTimeout(12)).to(5).stop().out();

    assertThat(task.container("app").exitCode()).isEqualTo(137);
    assertThat(task.at("app", EXITED)).isEqualTo(17);
  }

  @Test
  @Tag("rule.life-slow-stop-is-killed")
  void container_thatTakesLongerThanItsStopTimeout_isKilled() {
    TaskDriver task = task(essential("app").onSigterm(13, 0).stopTimeout(12)).to(5).stop().out();

    assertThat(task.container("app").exitCode()).isEqualTo(137);
  }

  @Test
  @Tag("rule.life-stop-timeout-default")
  void container_withoutStopTimeout_hasThirtySeconds() {
    TaskDriver task = task(essential("app").ignoresSigterm()).to(5).stop().out();

    assertThat(task.at("app", EXITED)).isEqualTo(35);
  }

  @Test
  @Tag("rule.life-stop-timeout-of-agent")
  void container_withoutStopTimeout_hasTheAgents() {
    TaskDriver task =
        task(essential("app").ignoresSigterm()).agentStopTimeout(90).to(5).stop().out();

    assertThat(task.at("app", EXITED)).isEqualTo(95);
  }

  @Test
  @Tag("rule.life-stop-timeout-own-wins")
  void container_withAStopTimeout_hasItWhateverTheAgents() {
    TaskDriver task =
        task(essential("app").ignoresSigterm().stopTimeout(4))
            .agentStopTimeout(90)
            .to(5)
            .stop()
            .out();

    assertThat(task.at("app", EXITED)).isEqualTo(9);
  }

  @Test
  @Tag("rule.life-stop-order-reversed")
  void containers_thatDependOnOthers_stopFirst() {
    TaskDriver task =
        task(
                essential("db").onSigterm(3, 0),
                essential("app").after("db", START).onSigterm(4, 0),
                sidecar("web").after("app", START).onSigterm(5, 0))
            .to(10)
            .stop()
            .out();

    assertThat(task.at("web", EXITED)).isEqualTo(15);
    assertThat(task.at("app", EXITED)).isEqualTo(19);
    assertThat(task.at("db", EXITED)).isEqualTo(22);
  }

  @Test
  @Tag("rule.life-independent-containers-stop-together")
  void containers_withoutDependencies_areStoppedAtOnce() {
    TaskDriver task =
        task(essential("a").onSigterm(3, 0), essential("b").onSigterm(5, 0)).to(10).stop().out();

    assertThat(task.at("a", EXITED)).isEqualTo(13);
    assertThat(task.at("b", EXITED)).isEqualTo(15);
  }

  @Test
  @Tag("rule.life-stop-own-exit-meanwhile")
  void container_thatExitsByItselfWhileStopping_hasItsOwnExitCode() {
    TaskDriver task = task(essential("app").ignoresSigterm().runs(20, 9)).to(15).stop().out();

    assertThat(task.at("app", EXITED)).isEqualTo(21);
    assertThat(task.container("app").exitCode()).isEqualTo(9);
  }

  @Test
  @Tag("rule.life-stop-while-pending")
  void task_stoppedWhileAContainerWaits_neverStartsIt() {
    TaskDriver task =
        task(sidecar("init").runs(50, 0), essential("app").after("init", SUCCESS))
            .to(10)
            .stop()
            .out();

    assertThat(task.happened("app", STARTED)).isFalse();
    assertThat(task.at("app", NOT_STARTED)).isEqualTo(10);
    assertThat(task.container("app").exitCode()).isEqualTo(-1);
    assertThat(task.entered().keySet()).containsExactly(PENDING, STOPPING, STOPPED);
  }

  @Test
  @Tag("rule.life-stopped-before-pull")
  void container_whosePullHadNotBegun_saysSo() {
    TaskDriver task =
        task(sidecar("init").runs(50, 0), essential("app").after("init", SUCCESS))
            .to(10)
            .stop()
            .out();

    assertThat(task.container("app").reason()).startsWith("TaskStoppedBeforePullBeginError");
  }

  @Test
  @Tag("rule.life-user-stop-leaves-stop-code")
  void task_thatSomebodyStops_hasNoStopCodeOfItsAgents() {
    TaskDriver task = task(essential("app").stopTimeout(3)).to(10).stop().out();

    assertThat(task.detail().stopCode()).isNull();
    assertThat(task.detail().stoppedReason()).isEmpty();
  }

  @Test
  @Tag("rule.life-deactivating-before-sigterm")
  void task_behindALoadBalancer_isDeregisteredBeforeSigterm() {
    TaskDriver task =
        task(essential("app").stopTimeout(9)).behindLoadBalancer().to(10).stop().out();

    assertThat(task.entered()).containsEntry(DEACTIVATING, 10.0).containsEntry(STOPPING, 13.0);
    assertThat(task.at("app", EXITED)).isEqualTo(15);
  }

  @Test
  @Tag("rule.life-exit-then-deprovision")
  void interface_ofATask_isDetachedAfterItsContainersHaveStopped() {
    TaskDriver task =
        task(essential("app").onSigterm(6, 0)).mode(NetworkMode.AWSVPC).to(10).stop().out();

    assertThat(task.entered())
        .containsEntry(STOPPING, 10.0)
        .containsEntry(DEPROVISIONING, 16.0)
        .containsEntry(STOPPED, 17.0);
  }

  @Test
  @Tag("rule.life-short-container")
  void task_whoseMainContainerEndsBeforeAnotherHasStarted_neverRuns() {
    TaskDriver task =
        task(
                essential("app").runs(2, 0),
                sidecar("wait").runs(9, 0),
                sidecar("late").after("wait", SUCCESS))
            .out();

    assertThat(task.entered().keySet()).containsExactly(PENDING, STOPPING, STOPPED);
    assertThat(task.happened("late", STARTED)).isFalse();
  }
}
