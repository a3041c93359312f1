package dev.berth.engine.model;

import static dev.berth.engine.model.TaskStatus.DEPROVISIONING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskStatusTest {
  @ParameterizedTest
  @CsvSource({
    "PROVISIONING,   PENDING DEPROVISIONING STOPPED",
    "PENDING,        ACTIVATING RUNNING STOPPING DEPROVISIONING STOPPED",
    "ACTIVATING,     RUNNING DEACTIVATING STOPPING DEPROVISIONING STOPPED",
    "RUNNING,        DEACTIVATING STOPPING DEPROVISIONING STOPPED",
    "DEACTIVATING,   STOPPING DEPROVISIONING STOPPED",
    "STOPPING,       DEPROVISIONING STOPPED",
    "DEPROVISIONING, STOPPED",
    "STOPPED,        DELETED",
    "DELETED,        ''"
  })
  void status_byTheLifecycleTable_becomesTheseAndNoOther(TaskStatus status, String allowed) {
    Set<TaskStatus> next = EnumSet.noneOf(TaskStatus.class);
    Arrays.stream(allowed.split(" "))
        .filter(name -> !name.isEmpty())
        .map(TaskStatus::valueOf)
        .forEach(next::add);

    for (TaskStatus each : TaskStatus.values()) {
      assertThat(status.canBecome(each))
          .as("%s to %s", status, each)
          .isEqualTo(next.contains(each));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PROVISIONING, false",
    "PENDING, false",
    "ACTIVATING, false",
    "RUNNING, false",
    "DEACTIVATING, true",
    "STOPPING, true",
    "DEPROVISIONING, true",
    "STOPPED, true"
  })
  void status_onTheWayOut_isStopping(TaskStatus status, boolean stopping) {
    assertThat(status.isStopping()).isEqualTo(stopping);
  }

  @Test
  void status_neverGoesBack() {
    for (TaskStatus from : TaskStatus.values()) {
      for (TaskStatus to : TaskStatus.values()) {
        if (from.canBecome(to)) {
          assertThat(to).isGreaterThan(from);
        }
      }
    }
    assertThat(DEPROVISIONING.canBecome(DEPROVISIONING)).isFalse();
  }
}
