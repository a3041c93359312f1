package dev.berth.engine.lifecycle.container;

import static dev.berth.engine.lifecycle.container.ContainerBuilder.essential;
import static dev.berth.engine.lifecycle.container.ContainerBuilder.sidecar;
import static dev.berth.engine.lifecycle.container.ContainerChange.STARTED;
import static dev.berth.engine.lifecycle.container.TaskDriver.task;
import static dev.berth.engine.model.ContainerDependency.Condition.START;
import static dev.berth.engine.model.TaskStatus.ACTIVATING;
import static dev.berth.engine.model.TaskStatus.DEACTIVATING;
import static dev.berth.engine.model.TaskStatus.DEPROVISIONING;
import static dev.berth.engine.model.TaskStatus.PENDING;
import static dev.berth.engine.model.TaskStatus.PROVISIONING;
import static dev.berth.engine.model.TaskStatus.RUNNING;
import static dev.berth.engine.model.TaskStatus.STOPPED;
import static dev.berth.engine.model.TaskStatus.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.NetworkMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The states of a task, and when it entered them. */
class TaskStagesTest {
  @Test
  @Tag("rule.life-whole-path")
  void task_withEverything_passesAllStatesInOrder() {
    TaskDriver task =
        task(essential("app").stopTimeout(9))
            .mode(NetworkMode.AWSVPC)
            .behindLoadBalancer()
            .to(50)
            .stop()
            .out();

    assertThat(task.entered())
        .containsExactly(
            java.util.Map.entry(PROVISIONING, 0.0),
            java.util.Map.entry(PENDING, 4.0),
            java.util.Map.entry(ACTIVATING, 5.0),
            java.util.Map.entry(RUNNING, 7.0),
            java.util.Map.entry(DEACTIVATING, 50.0),
            java.util.Map.entry(STOPPING, 53.0),
            java.util.Map.entry(DEPROVISIONING, 55.0),
            java.util.Map.entry(STOPPED, 56.0));
  }

  @Test
  @Tag("rule.life-states-are-skipped")
  void task_withoutInterfaceAndLoadBalancer_skipsTheirStates() {
    TaskDriver task = task(essential("app").stopTimeout(9)).to(50).stop().out();

    assertThat(task.entered().keySet()).containsExactly(PENDING, RUNNING, STOPPING, STOPPED);
  }

  @Test
  @Tag("rule.life-pull-in-pending")
  void pull_ofAnImage_happensInPending() {
    TaskDriver task = task(essential("app").image("big")).image("big", 200).to(10);

    assertThat(task.status()).isEqualTo(PENDING);
    assertThat(task.to(100).entered()).containsEntry(RUNNING, 21.0);
  }

  @Test
  @Tag("rule.life-running-when-all-run")
  void task_runs_onceTheLastOfItsContainersHasStarted() {
    TaskDriver task =
        task(essential("a"), sidecar("b").after("a", START), sidecar("c").after("b", START)).to(50);

    assertThat(task.at("a", STARTED)).isEqualTo(1);
    assertThat(task.entered()).containsEntry(RUNNING, 3.0);
  }

  @Test
  @Tag("rule.life-container-statuses")
  void container_isPendingThenRunningThenStopped() {
    TaskDriver task = task(essential("app").stopTimeout(9)).runs(10, 0).to(0.5);

    assertThat(task.container("app").lastStatus()).isEqualTo(TaskDetail.LastStatus.PENDING);
    assertThat(task.to(5).container("app").lastStatus()).isEqualTo(TaskDetail.LastStatus.RUNNING);
    assertThat(task.out().container("app").lastStatus()).isEqualTo(TaskDetail.LastStatus.STOPPED);
  }

  @Test
  @Tag("rule.life-volume-provisions")
  void task_withAVolume_waitsForItInProvisioning() {
    TaskDriver task = task(essential("app")).volume(15, 6).to(30).stop().out();

    assertThat(task.entered())
        .containsEntry(PROVISIONING, 0.0)
        .containsEntry(PENDING, 15.0)
        .containsEntry(DEPROVISIONING, 32.0)
        .containsEntry(STOPPED, 38.0);
  }

  @Test
  @Tag("rule.life-volume-and-interface-together")
  void task_withAVolumeAndAnInterface_waitsForTheSlowerOne() {
    TaskDriver task = task(essential("app")).mode(NetworkMode.AWSVPC).volume(2, 6).to(30);

    assertThat(task.entered()).containsEntry(PENDING, 4.0);
  }

  @Test
  @Tag("rule.life-pull-timestamps")
  void pullTimes_areTheFirstBeginningAndTheLastEnd() {
    TaskDriver task =
        task(sidecar("a").image("small"), essential("b").image("large").after("a", START))
            .image("small", 20)
            .image("large", 50)
            .to(100);

    assertThat(task.detail().pullStartedAt()).isZero();
    assertThat(task.detail().pullStoppedAt()).isEqualTo(8 * TaskDriver.SECOND);
  }

  @Test
  @Tag("rule.life-pull-timestamps-missing")
  void pullTimes_areMissing_whereNothingWasPulled() {
    TaskDriver task = task(essential("app").stopTimeout(9)).to(100);

    assertThat(task.detail().pullStartedAt()).isEqualTo(TaskDetail.NOT_YET);
    assertThat(task.detail().pullStoppedAt()).isEqualTo(TaskDetail.NOT_YET);
  }

  @Test
  @Tag("rule.life-execution-stopped-at")
  void executionStoppedAt_isWhenTheFirstEssentialContainerHadStopped() {
    TaskDriver task = task(essential("app"), sidecar("slow").onSigterm(20, 0)).runs(10, 0).out();

    assertThat(task.detail().executionStoppedAt()).isEqualTo(11 * TaskDriver.SECOND);
  }

  @Test
  @Tag("rule.life-stop-while-provisioning")
  void task_stoppedWhileProvisioning_isDeprovisionedWithoutHavingHadContainers() {
    TaskDriver task =
        task(essential("app").stopTimeout(9)).mode(NetworkMode.AWSVPC).to(2).stop().out();

    assertThat(task.entered().keySet()).containsExactly(PROVISIONING, DEPROVISIONING, STOPPED);
    assertThat(task.detail().executionStoppedAt()).isEqualTo(TaskDetail.NOT_YET);
  }

  @Test
  @Tag("rule.life-run-time-from-start")
  void container_runsForItsRunTime_fromItsOwnStart() {
    TaskDriver task =
        task(essential("app"), sidecar("b").after("app", START).stopTimeout(9)).runs(10, 0).out();

    assertThat(task.entered()).containsEntry(RUNNING, 2.0).containsEntry(STOPPING, 11.0);
  }
}
