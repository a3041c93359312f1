package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.record.Summary;
import dev.berth.engine.record.Summary.Provisioning;
import dev.berth.engine.record.TimeSeries;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks that wait in PROVISIONING for an instance; one instance with room for one, no delays. */
class WorldProvisioningTest {
  @Test
  @Tag("rule.provisioning-waits")
  void taskWithoutRoom_waitsAndIsPlacedWhenThereIs() {
    Run run = run(10, 100, workload("one").task(1, 10).task(2, 10).task(3, 10));

    assertThat(run.events().of(TaskProvisioned.class).map(TaskProvisioned::task))
        .containsExactly(2L, 3L);
    assertThat(run.events().placedAt(2)).isEqualTo(11);
    assertThat(run.events().placedAt(3)).isEqualTo(21);
    Summary summary = run.result().summary();
    assertThat(summary.provisioning()).isEqualTo(new Provisioning(2, 2, 0, 0, 0));
    assertThat(summary.tasks().succeeded()).isEqualTo(3);
    assertThat(summary.waitSeconds().total()).isEqualTo(9 + 18);
  }

  @Test
  @Tag("rule.provisioning-first-come")
  void smallTask_doesNotWaitBehindALargeOne() {
    Run run =
        run(
            10,
            100,
            workload("one")
                .size(512, 512)
                .task(1, 10)
                .task(1, 30)
                .sized(2, Resources.of(1024, 1024), 10)
                .sized(3, Resources.of(256, 256), 10));

    assertThat(run.events().placedAt(4)).isEqualTo(11);
    assertThat(run.events().placedAt(3)).isEqualTo(31);
  }

  @Test
  @Tag("rule.provisioning-time-out")
  void taskThatWaitsTooLong_failsToStart() {
    Run run = run(10, 5, workload("one").task(1, 10).task(2, 10).task(4, 10));

    assertThat(run.events().of(TaskNotPlaced.class))
        .extracting(TaskNotPlaced::time, TaskNotPlaced::task, TaskNotPlaced::reason)
        .containsExactly(
            tuple(nanos(7), 2L, "TaskFailedToStart: RESOURCE:CPU"),
            tuple(nanos(9), 3L, "TaskFailedToStart: RESOURCE:CPU"));
    assertThat(run.result().summary().provisioning()).isEqualTo(new Provisioning(2, 2, 2, 0, 0));
    assertThat(run.result().summary().tasks().waitingAtEnd()).isZero();
  }

  @Test
  void roomAtTheInstantOfTheTimeOut_comesTooLate() {
    Run run = run(10, 9, workload("one").task(1, 10).task(2, 10));

    assertThat(run.events().of(TaskNotPlaced.class).map(TaskNotPlaced::time))
        .containsExactly(nanos(11));
    assertThat(run.result().summary().tasks().placed()).isEqualTo(1);
  }

  @Test
  @Tag("rule.provisioning-empty-provider")
  void cluster_withoutInstances_isAnEmptyCapacityProvider() {
    Run run =
        WorldFixtures.run(world().provisioning(10, 60).with(workload("one").task(1, 10)).build());

    assertThat(run.events().of(TaskNotPlaced.class))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.stopCode()).isEqualTo(StopCode.TASK_FAILED_TO_START);
          assertThat(event.reason()).isEqualTo("TaskFailedToStart: EMPTY CAPACITY PROVIDER");
        });
  }

  @Test
  @Tag("rule.provisioning-quota-partial")
  void callBeyondTheQuota_withoutInstances_isAnsweredWithWhatWasCreated() {
    Run run =
        WorldFixtures.run(
            world().provisioning(2, 60).with(workload("one").tasks(1, 5, 10)).build());

    assertThat(run.result().summary().provisioning()).isEqualTo(new Provisioning(2, 2, 2, 0, 3));
    assertThat(run.result().summary().tasks().dropped()).isEqualTo(3);
  }

  @Test
  void quota_reached_refusesWhatIsOneTooMany() {
    Run run = run(2, 100, workload("one").tasks(1, 4, 10).task(2, 10));

    // One of four is placed, two may wait; of the second call nothing is created.
    Summary summary = run.result().summary();
    assertThat(summary.provisioning()).isEqualTo(new Provisioning(2, 2, 0, 0, 2));
    assertThat(summary.tasks().dropped()).isEqualTo(2);
    assertThat(summary.tasks().placed()).isEqualTo(3);
  }

  @Test
  void queueingClient_beyondTheQuota_waitsForAPlaceInTheQueue() {
    Run run = run(1, 4, workload("one").whenFull(new ClientPolicy.Queue()).tasks(0, 4, 10));

    // Each four seconds the one that waits fails to start, and the client brings the next.
    Summary summary = run.result().summary();
    assertThat(summary.tasks().placed() + summary.provisioning().timedOut()).isEqualTo(4);
    assertThat(summary.tasks().waitingAtEnd()).isZero();
    assertThat(summary.provisioning().timedOut()).isEqualTo(2);
  }

  @Test
  @Tag("rule.provisioning-stop")
  void stop_ofAWaitingTask_endsItsWaiting() {
    WorldBuilder world =
        world()
            .instances(1, 1024, 1024)
            .provisioning(10, 100)
            .with(workload("one").task(1, 10).task(2, 10));
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      stepped.stopTask(2);
      Run run = stepped.runOut();

      assertThat(run.events().of(TaskNotPlaced.class))
          .singleElement()
          .satisfies(event -> {
            assertThat(event.stopCode()).isEqualTo(StopCode.USER_INITIATED);
            assertThat(event.reason()).isEqualTo("Task stopped by user");
          });
      assertThat(run.result().summary().provisioning()).isEqualTo(new Provisioning(1, 1, 0, 1, 0));
    }
  }

  @Test
  @Tag("rule.provisioning-quota")
  void callBeyondTheQuota_isAClientsError() {
    List<Outcome<RunTask.Response>> outcomes = new ArrayList<>();
    WorldBuilder world = world().with(workload("job")).instances(1, 512, 512).provisioning(1, 100);
    RunTask call = RunTaskBuilder.of("job").build();
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      for (int i = 0; i < 2; i++) {
        stepped.world().tell(new ControlPlane.Call<>(call, new Execution(0, 0), outcomes::add));
      }
      stepped.runOut();
    }

    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(((RunTask.Response) done.response()).tasks())
                    .singleElement()
                    .satisfies(task -> assertThat(task.lastStatus()).isEqualTo("PROVISIONING")));
    assertThat(outcomes.getLast())
        .isEqualTo(
            Outcome.refused(new ClientException("Tasks provisioning capacity limit exceeded.")));
  }

  @Test
  void gauge_ofThoseWhoWait_isThereOnlyIfSomebodyDid() {
    Run with = run(10, 100, workload("one").task(1, 10).task(2, 10));
    Run without = run(10, 100, workload("one").task(1, 10));

    assertThat(names(with)).contains("provisioning");
    assertThat(names(without)).doesNotContain("provisioning");
    assertThat(without.result().summary().provisioning()).isEqualTo(Provisioning.NONE);
  }

  private static List<String> names(Run run) {
    return run.result().series().gauges().stream().map(TimeSeries.Gauge::name).toList();
  }

  private static Run run(int quota, double seconds, WorkloadBuilder workload) {
    return WorldFixtures.run(
        world().instances(1, 1024, 1024).provisioning(quota, seconds).with(workload).build());
  }
}
