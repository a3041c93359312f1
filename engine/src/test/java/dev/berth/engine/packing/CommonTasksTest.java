package dev.berth.engine.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.Resources;
import dev.berth.engine.packing.CommonTasks.Common;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonTasksTest {
  private static final Fleet FLEET = Fleet.of(List.of(Resources.of(100, 100)));

  private final TaskKinds kinds = new TaskKinds();
  private final CommonTasks tasks = new CommonTasks(FLEET, kinds);

  @Test
  void commonest_thatMakeUpNinetyFivePercent_areTakenInOrder() {
    submit(Resources.of(1, 1), 40);
    submit(Resources.of(2, 2), 4);
    submit(Resources.of(3, 3), 55);
    submit(Resources.of(4, 4), 1);

    assertThat(tasks.now())
        .containsExactly(
            new Common(Resources.of(3, 3), 55.0 / 95), new Common(Resources.of(1, 1), 40.0 / 95));
  }

  @Test
  void tasks_largerThanEveryInstance_areLeftOut() {
    submit(Resources.of(101, 1), 90);
    submit(Resources.of(100, 1), 10);

    assertThat(tasks.now()).containsExactly(new Common(Resources.of(100, 1), 1));
  }

  @Test
  void kinds_equallyCommon_areTakenInOrderOfArrivalUpToSixtyFour() {
    for (int i = 1; i <= 100; i++) {
      submit(Resources.of(i, 1), 7);
    }

    assertThat(tasks.now()).hasSize(64);
    assertThat(tasks.now().get(63).demand()).isEqualTo(Resources.of(64, 1));
  }

  @Test
  void nothing_submitted_hasNoCommonTasks() {
    assertThat(tasks.now()).isEmpty();
  }

  private void submit(Resources demand, int count) {
    tasks.add(kinds.numberOf(demand), count);
  }
}
