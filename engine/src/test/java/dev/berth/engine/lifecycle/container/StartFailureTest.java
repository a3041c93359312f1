package dev.berth.engine.lifecycle.container;

import static dev.berth.engine.lifecycle.container.ContainerBuilder.essential;
import static dev.berth.engine.lifecycle.container.ContainerBuilder.sidecar;
import static dev.berth.engine.lifecycle.container.ContainerChange.EXITED;
import static dev.berth.engine.lifecycle.container.ContainerChange.STARTED;
import static dev.berth.engine.lifecycle.container.TaskDriver.task;
import static dev.berth.engine.model.TaskStatus.DEPROVISIONING;
import static dev.berth.engine.model.TaskStatus.PENDING;
import static dev.berth.engine.model.TaskStatus.PROVISIONING;
import static dev.berth.engine.model.TaskStatus.RUNNING;
import static dev.berth.engine.model.TaskStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.StopCode;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong with the start of tasks. */
class StartFailureTest {
  @Test
  @Tag("rule.life-pull-refused")
  void container_whoseImageIsRefused_cannotBePulled() {
    TaskDriver task = task(essential("app")).fault(StartFault.PULL_REFUSED).out();

    assertThat(task.container("app").reason()).startsWith("CannotPullContainerError: ");
    assertThat(task.container("app").exitCode()).isEqualTo(-1);
    assertThat(task.entered().keySet()).containsExactly(PENDING, STOPPED);
  }

  @Test
  @Tag("rule.life-failed-to-start-code")
  void task_whoseContainerCannotBePulled_failedToStart() {
    TaskDriver task = task(essential("app")).fault(StartFault.PULL_REFUSED).out();

    assertThat(task.detail().stopCode()).isEqualTo(StopCode.TASK_FAILED_TO_START);
    assertThat(task.detail().stoppedReason()).isEqualTo("Task failed to start");
  }

  @Test
  @Tag("rule.life-manifest-timeout")
  void pull_withoutAManifest_failsAfterAMinute() {
    TaskDriver task = task(essential("app")).fault(StartFault.PULL_NO_MANIFEST).out();

    assertThat(task.entered()).containsEntry(STOPPED, 60.0);
  }

  @Test
  @Tag("rule.life-pull-inactivity")
  void pull_withoutProgress_failsAfterAMinute() {
    TaskDriver task =
        task(essential("app").image("big")).image("big", 10).fault(StartFault.PULL_STALLED).out();

    assertThat(task.entered()).containsEntry(STOPPED, 60.0);
    assertThat(task.container("app").reason()).contains("no progress");
  }

  @Test
  @Tag("rule.life-pull-limit")
  void pull_thatTakesLongerThanTwoHours_fails() {
    TaskDriver task = task(essential("app").image("huge")).image("huge", 72_010).out();

    assertThat(task.entered()).containsEntry(STOPPED, 7_200.0);
    assertThat(task.container("app").reason()).startsWith("CannotPullContainerError: ");
  }

  @Test
  @Tag("rule.life-cannot-start")
  void container_thatTheRuntimeRefuses_cannotBeStarted() {
    TaskDriver task = task(essential("app")).fault(StartFault.CONTAINER_START).out();

    assertThat(task.container("app").reason()).startsWith("CannotStartContainerError: ");
    assertThat(task.detail().stopCode()).isEqualTo(StopCode.TASK_FAILED_TO_START);
  }

  @Test
  @Tag("rule.life-failed-start-stops-others")
  void task_thatFailsToStart_stopsTheContainersThatRun() {
    TaskDriver task =
        task(sidecar("log"), essential("app").image("big"))
            .image("big", 100)
            .fault(StartFault.PULL_STALLED)
            .out();

    assertThat(task.at("log", STARTED)).isEqualTo(1);
    assertThat(task.at("log", EXITED)).isEqualTo(62);
    assertThat(task.container("log").exitCode()).isEqualTo(143);
  }

  @Test
  @Tag("rule.life-interface-timeout")
  void task_whoseInterfaceDoesNotCome_failsToStart() {
    TaskDriver task =
        task(essential("app")).mode(NetworkMode.AWSVPC).fault(StartFault.NETWORK_INTERFACE).out();

    assertThat(task.detail().stoppedReason())
        .isEqualTo("Timeout waiting for network interface provisioning to complete.");
    assertThat(task.detail().stopCode()).isEqualTo(StopCode.TASK_FAILED_TO_START);
    assertThat(task.entered().keySet()).containsExactly(PROVISIONING, DEPROVISIONING, STOPPED);
  }

  @Test
  @Tag("rule.life-volume-timeout")
  void task_whoseVolumeDoesNotCome_failsToStart() {
    TaskDriver task = task(essential("app")).volume(10, 5).fault(StartFault.VOLUME).out();

    assertThat(task.detail().stoppedReason())
        .isEqualTo("Timeout waiting for EphemeralStorage provisioning to complete.");
    assertThat(task.entered().keySet()).containsExactly(PROVISIONING, DEPROVISIONING, STOPPED);
  }

  @Test
  @Tag("rule.life-role-secrets")
  void task_whoseRoleMayNotReadSecrets_isNotInitialized() {
    TaskDriver task = task(essential("app")).lacking(RolePermission.READ_SECRETS).out();

    assertThat(task.detail().stoppedReason())
        .startsWith("ResourceInitializationError: unable to pull secrets or registry auth");
    assertThat(task.detail().stopCode()).isEqualTo(StopCode.TASK_FAILED_TO_START);
    assertThat(task.happened("app", STARTED)).isFalse();
  }

  @Test
  @Tag("rule.life-role-pull")
  void container_whoseRoleMayNotPull_cannotBePulled() {
    TaskDriver task = task(essential("app")).lacking(RolePermission.PULL_IMAGES).out();

    assertThat(task.container("app").reason()).startsWith("CannotPullContainerError: ");
    assertThat(task.detail().stopCode()).isEqualTo(StopCode.TASK_FAILED_TO_START);
  }

  @Test
  @Tag("rule.life-role-logs")
  void container_whoseRoleMayNotWriteLogs_cannotInitializeItsLoggingDriver() {
    TaskDriver task = task(essential("app")).lacking(RolePermission.WRITE_LOGS).out();

    assertThat(task.container("app").reason()).contains("failed to initialize logging driver");
    assertThat(task.status()).isEqualTo(STOPPED);
  }

  @Test
  @Tag("rule.life-fault-needs-its-object")
  void fault_ofWhatATaskDoesNotHave_doesNotStrike() {
    TaskDriver task = task(essential("app")).fault(StartFault.NETWORK_INTERFACE).to(50);

    assertThat(task.status()).isEqualTo(RUNNING);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void chances_ofOneFault_areItsShareOfAllDraws(StartFault fault) {
    var random = RandomSource.SPLIT_MIX_64.create(7);
    int struck = 0;
    for (int i = 0; i < 10_000; i++) {
      StartFault drawn = TaskDriver.chance(fault, 0.3).draw(random);
      assertThat(drawn).isIn(fault, StartFault.NONE);
      struck += drawn == fault ? 1 : 0;
    }

    assertThat(struck).isBetween(2_800, 3_200);
  }
}
