package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.world;
import static dev.berth.engine.WorldFixtures.fixedTiming;
import static dev.berth.engine.model.TaskStatus.ACTIVATING;
import static dev.berth.engine.model.TaskStatus.DEACTIVATING;
import static dev.berth.engine.model.TaskStatus.DEPROVISIONING;
import static dev.berth.engine.model.TaskStatus.PENDING;
import static dev.berth.engine.model.TaskStatus.PROVISIONING;
import static dev.berth.engine.model.TaskStatus.RUNNING;
import static dev.berth.engine.model.TaskStatus.STOPPED;
import static dev.berth.engine.model.TaskStatus.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.model.Resources;
import dev.berth.engine.record.RecordedEvents;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * StopTask in every state. The network takes 10 ms one way, PROVISIONING 4 s, PENDING 8 s,
 * ACTIVATING 2 s, DEACTIVATING 3 s, STOPPING 2 s, DEPROVISIONING 1 s.
 */
class WorldStopTaskTest {
  private static final Offset<Double> NETWORK = within(0.05);

  @Test
  void task_stoppedWhileProvisioning_isDeprovisioned() {
    RecordedEvents events = stopAt(2, workload("one").awsvpc().task(1, 50));

    assertThat(events.statuses(1)).containsExactly(PROVISIONING, DEPROVISIONING, STOPPED);
    assertThat(events.releasedAt(1)).isCloseTo(2, NETWORK);
    assertThat(events.enteredAt(1, STOPPED)).isCloseTo(3, NETWORK);
    assertThat(events.exitCode(1)).isEqualTo(-1);
  }

  @Test
  void task_stoppedWhilePending_neverRuns() {
    RecordedEvents events = stopAt(2, workload("one").task(1, 50));

    assertThat(events.statuses(1)).containsExactly(PENDING, STOPPED);
    assertThat(events.enteredAt(1, STOPPED)).isCloseTo(2, NETWORK);
  }

  @Test
  void task_stoppedWhileActivating_isDeactivated() {
    RecordedEvents events = stopAt(9, workload("one").behindLoadBalancer().task(1, 50));

    assertThat(events.statuses(1))
        .containsExactly(PENDING, ACTIVATING, DEACTIVATING, STOPPING, STOPPED);
    assertThat(events.exitCode(1)).isEqualTo(143);
  }

  @Test
  void task_stoppedBehindALoadBalancer_hasAnExitCodeOnlyOnceItsContainersHaveStopped() {
    RecordedEvents events = stopAt(20, workload("one").behindLoadBalancer().task(1, 50));

    assertThat(events.exitCodeIn(1, STOPPING)).isEqualTo(-1);
    assertThat(events.exitCode(1)).isEqualTo(143);
  }

  @Test
  void task_stoppedWhileRunning_stopsInItsOwnTime() {
    RecordedEvents events = stopAt(20, workload("one").task(1, 50));

    assertThat(events.statuses(1)).containsExactly(PENDING, RUNNING, STOPPING, STOPPED);
    assertThat(events.releasedAt(1)).isCloseTo(20, NETWORK);
    assertThat(events.enteredAt(1, STOPPED)).isCloseTo(22, NETWORK);
    assertThat(events.exitCode(1)).isEqualTo(143);
  }

  @Test
  void task_stoppedWhileStopping_goesItsWay() {
    RecordedEvents events = stopAt(60, workload("one").task(1, 50.5));

    assertThat(events.statuses(1)).containsExactly(PENDING, RUNNING, STOPPING, STOPPED);
    assertThat(events.exitCode(1)).isZero();
    assertThat(events.of(TaskReleased.class)).hasSize(1);
  }

  @Test
  void task_stoppedTwice_isStoppedOnce() {
    try (Stepped world = stepped(workload("one").task(1, 50))) {
      world.stepTo(20);
      world.stopTask(1);
      world.stopTask(1);
      Run run = world.runOut();

      assertThat(run.events().of(TaskReleased.class)).hasSize(1);
      assertThat(run.result().summary().tasks().failed()).isEqualTo(1);
    }
  }

  @Test
  void task_unknown_cannotBeStopped() {
    try (Stepped world = stepped(workload("one").task(1, 50))) {
      world.stopTask(77);

      assertThat(world.runOut().result().summary().tasks().succeeded()).isEqualTo(1);
    }
  }

  @Test
  void endlessTask_stoppedAfterTheWorldCameToRest_bringsItBackToLife() {
    try (Stepped world = stepped(workload("one").endlessTask(1))) {
      world.stepTo(1_000);
      assertThat(world.world().step()).isFalse();

      world.stopTask(1);
      Run run = world.runOut();

      assertThat(run.events().statuses(1)).containsExactly(PENDING, RUNNING, STOPPING, STOPPED);
      assertThat(run.result().summary().tasks().unfinishedAtEnd()).isZero();
    }
  }

  @Test
  void endlessTask_stoppedBeforeItIsKnownToRun_keepsTheWorldGoingToItsEnd() {
    WorldSpecification specification =
        world()
            .timing(fixedTiming(0.005, 2))
            .instances(1, 1024, 1024)
            .with(workload("one").endlessTask(1))
            .build();
    try (Stepped world = new Stepped(specification, Parallelism.SINGLE)) {
      world.stepTo(1.01);
      world.stopTask(1);
      Run run = world.runOut();

      assertThat(run.events().statuses(1)).containsExactly(PENDING, RUNNING, STOPPING, STOPPED);
    }
  }

  @Test
  void task_stoppedWhileItsAgentHoldsIt_neverRunsAndTakesNothing() {
    WorldSpecification specification =
        world()
            .timing(fixedTiming(0, 10))
            .instances(1, 1024, 1024)
            .with(
                workload("one")
                    .whenFull(new ClientPolicy.Queue())
                    .endlessTask(1)
                    .task(2, 5)
                    .task(3, 5))
            .build();
    try (Stepped world = new Stepped(specification, Parallelism.SINGLE)) {
      world.stepTo(3);
      world.stopTask(1);
      world.stepTo(3.03);
      world.stopTask(2);
      RecordedEvents events = world.runOut().events();

      assertThat(events.statuses(2)).containsExactly(PENDING, STOPPED);
      assertThat(events.enteredAt(2, STOPPED)).isLessThan(events.enteredAt(1, STOPPED));
      assertThat(events.enteredAt(3, RUNNING)).isEqualTo(events.enteredAt(1, STOPPED));
    }
  }

  @Test
  void task_stoppedWhileItsAgentHoldsIt_letsTheNextOneStartAtOnce() {
    WorldSpecification specification =
        world()
            .timing(fixedTiming(8, 10))
            .instances(1, 1024, 1024)
            .with(
                workload("one")
                    .awsvpc()
                    .whenFull(new ClientPolicy.Queue())
                    .size(768, 512)
                    .endlessTask(1)
                    .task(20, 5)
                    .sized(20, Resources.of(256, 512), 5))
            .with(clock())
            .build();
    try (Stepped world = new Stepped(specification, Parallelism.SINGLE)) {
      world.stepTo(21);
      world.stopTask(1);
      world.stepTo(22);
      world.stopTask(2);
      RecordedEvents events = world.runOut().events();

      assertThat(events.enteredAt(2, STOPPED)).isLessThan(events.enteredAt(1, STOPPED));
      assertThat(events.enteredAt(3, PENDING)).isCloseTo(26, NETWORK);
    }
  }

  @Test
  void task_stoppedAmongThousandsOfEvents_keepsTheHistoryInOrder() {
    WorldSpecification specification =
        world()
            .timing(fixedTiming(0.005, 2))
            .instances(1, 4_096, 4_096)
            .with(workload("one").size(1, 1).tasks(1, 2_100, 5))
            .build();
    try (Stepped world = new Stepped(specification, Parallelism.SINGLE)) {
      world.stepTo(1.01);
      world.stopTask(1);

      assertThat(world.runOut().result().summary().tasks().failed()).isEqualTo(1);
    }
  }

  private static RecordedEvents stopAt(double seconds, WorkloadBuilder workload) {
    try (Stepped world = stepped(workload)) {
      world.stepTo(seconds);
      world.stopTask(1);
      return world.runOut().events();
    }
  }

  private static Stepped stepped(WorkloadBuilder workload) {
    return new Stepped(
        world()
            .timing(fixedTiming(8, 2))
            .instances(1, 1024, 1024)
            .with(workload)
            .with(clock())
            .build(),
        Parallelism.SINGLE);
  }

  /** A second client whose tasks fit nowhere: something happens every second. */
  private static WorkloadBuilder clock() {
    WorkloadBuilder clock = workload("clock").size(9_999, 1);
    for (int second = 1; second <= 70; second++) {
      clock.task(second, 1);
    }
    return clock;
  }
}
