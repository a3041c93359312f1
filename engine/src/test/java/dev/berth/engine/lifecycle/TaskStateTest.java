package dev.berth.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.berth.engine.model.DesiredStatus;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.random.Distribution.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskStateTest {
  @ParameterizedTest
  @CsvSource({
    "false, false, PENDING RUNNING STOPPING STOPPED DELETED",
    "false, true,  PENDING ACTIVATING RUNNING DEACTIVATING STOPPING STOPPED DELETED",
    "true,  false, PROVISIONING PENDING RUNNING STOPPING DEPROVISIONING STOPPED DELETED",
    "true,  true,  PROVISIONING PENDING ACTIVATING RUNNING DEACTIVATING STOPPING DEPROVISIONING"
        + " STOPPED DELETED"
  })
  void task_leftToItself_passesTheStatesOfItsPath(
      boolean networkInterface, boolean loadBalancer, String expected) {
    TaskState state = TaskState.created(new TaskPath(networkInterface, loadBalancer));
    List<TaskStatus> passed = new ArrayList<>(List.of(state.lastStatus()));

    while (state.lastStatus() != TaskStatus.DELETED) {
      state = state.advance();
      passed.add(state.lastStatus());
    }

    assertThat(passed.stream().map(Enum::name).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, PENDING, STOPPED",
    "true,  false, PROVISIONING, DEPROVISIONING",
    "true,  true,  PENDING, DEPROVISIONING",
    "false, true,  ACTIVATING, DEACTIVATING",
    "false, false, RUNNING, STOPPING",
    "false, true,  RUNNING, DEACTIVATING",
    "true,  true,  RUNNING, DEACTIVATING",
    "false, true,  DEACTIVATING, DEACTIVATING",
    "true,  false, STOPPING, STOPPING",
    "true,  false, DEPROVISIONING, DEPROVISIONING",
    "false, false, STOPPED, STOPPED"
  })
  void task_toldToStop_takesTheWayOutOfItsState(
      boolean networkInterface, boolean loadBalancer, TaskStatus at, TaskStatus next) {
    TaskState state = TaskState.created(new TaskPath(networkInterface, loadBalancer));
    while (state.lastStatus() != at) {
      state = state.advance();
    }

    assertThat(state.stop().lastStatus()).isEqualTo(next);
    assertThat(state.stop().desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
  }

  @Test
  void task_untilItLeavesRunning_isWantedRunning() {
    TaskState state = TaskState.created(new TaskPath(true, true));

    while (!state.lastStatus().isStopping()) {
      assertThat(state.desiredStatus()).isEqualTo(DesiredStatus.RUNNING);
      state = state.advance();
    }

    assertThat(state.lastStatus()).isEqualTo(TaskStatus.DEACTIVATING);
    assertThat(state.desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
  }

  @Test
  @Tag("rule.life-desired-status-moves-once")
  void task_wantedStopped_staysSoWhateverIsReported() {
    TaskState state = TaskState.created(new TaskPath(false, false)).wantStopped();

    assertThat(state.lastStatus()).isEqualTo(TaskStatus.PENDING);
    assertThat(state.moveTo(TaskStatus.RUNNING).desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
  }

  @Test
  @Tag("rule.life-last-status-never-goes-back")
  void task_seenGoingBack_isRefused() {
    TaskState running = TaskState.created(new TaskPath(false, false)).moveTo(TaskStatus.RUNNING);

    assertThatIllegalStateException()
        .isThrownBy(() -> running.moveTo(TaskStatus.PENDING))
        .withMessage("a task cannot go from RUNNING to PENDING");
  }

  @Test
  void everyStepOfEveryPath_isInTheLifecycleTable() {
    for (TaskPath path : TaskPath.ALL) {
      for (TaskStatus status : TaskStatus.values()) {
        TaskStatus stopped = path.onStop(status);
        assertThat(stopped == status || status.canBecome(stopped))
            .as("%s of %s when told to stop", status, path)
            .isTrue();
      }
      TaskStatus status = path.first();
      while (status != TaskStatus.DELETED) {
        TaskStatus next = path.after(status);
        assertThat(status.canBecome(next)).as("%s to %s of %s", status, next, path).isTrue();
        status = next;
      }
    }
  }

  @Test
  void paths_byTheirIndex_areInOrder() {
    assertThat(TaskPath.ALL).extracting(TaskPath::index).containsExactly(0, 1, 2, 3);
  }

  @Test
  void timing_ofEveryStageButRunning_isTheProfiles() {
    TimingProfile timing =
        new TimingProfile(
            "numbered",
            new Constant(1),
            new Constant(2),
            new Constant(3),
            new Constant(4),
            new Constant(5),
            new Constant(6),
            new Constant(7),
            new Constant(8));

    assertThat(timing.stage(TaskStatus.PROVISIONING)).isEqualTo(new Constant(2));
    assertThat(timing.stage(TaskStatus.PENDING)).isEqualTo(new Constant(3));
    assertThat(timing.stage(TaskStatus.ACTIVATING)).isEqualTo(new Constant(4));
    assertThat(timing.stage(TaskStatus.DEACTIVATING)).isEqualTo(new Constant(5));
    assertThat(timing.stage(TaskStatus.STOPPING)).isEqualTo(new Constant(6));
    assertThat(timing.stage(TaskStatus.DEPROVISIONING)).isEqualTo(new Constant(7));
    assertThat(timing.stage(TaskStatus.STOPPED)).isEqualTo(new Constant(8));
    assertThatIllegalArgumentException().isThrownBy(() -> timing.stage(TaskStatus.RUNNING));
  }
}
