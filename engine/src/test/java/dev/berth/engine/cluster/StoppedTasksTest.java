package dev.berth.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoppedTasksTest {
  private final StoppedTasks stopped = new StoppedTasks();

  @Test
  void tasks_inOrderOfTheirTimes_areForgottenThen() {
    stopped.add(7, 100);
    stopped.add(3, 200);

    assertThat(stopped.nextTime()).isEqualTo(100);
    assertThat(stopped.take()).isEqualTo(7);
    assertThat(stopped.nextTime()).isEqualTo(200);
    assertThat(stopped.take()).isEqualTo(3);
    assertThat(stopped.isEmpty()).isTrue();
  }

  @Test
  void task_withAnEarlierTimeThanTheOneBefore_waitsForThat() {
    stopped.add(1, 100);
    stopped.add(2, 50);
    stopped.take();

    assertThat(stopped.nextTime()).isEqualTo(100);
  }

  @Test
  void times_ofTasksForgotten_doNotHoldUpLaterOnes() {
    stopped.add(1, 100);
    stopped.take();
    stopped.add(2, 50);

    assertThat(stopped.nextTime()).isEqualTo(50);
  }
}
