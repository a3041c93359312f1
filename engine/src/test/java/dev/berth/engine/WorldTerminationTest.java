package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.WorldEvent.InstanceChanged;
import dev.berth.engine.record.WorldEvent.InstanceTerminated;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** EC2 takes instances away; the network takes 10 ms one way. */
class WorldTerminationTest {
  @Test
  @Tag("rule.instance-terminated-loses-its-tasks")
  void tasks_ofAnInstanceThatIsTerminated_stopWithIt() {
    try (Stepped stepped = new Stepped(oneTerminatedAt(50).build(), Parallelism.SINGLE)) {
      stepped.stepTo(180);
      List<String> arns =
          stepped
              .done(
                  new ListTasks(CLUSTER, null, null, null, null, null, null, "STOPPED", null, null))
              .taskArns();
      Task task = stepped.done(new DescribeTasks(CLUSTER, arns, null)).tasks().getFirst();
      Run run = stepped.runOut();

      assertThat(task.lastStatus()).isEqualTo("STOPPED");
      assertThat(task.stoppedReason())
          .matches("Host EC2 \\(instance i-[0-9a-f]{17}\\) terminated\\.");
      assertThat(task.stopCode()).isEqualTo("TerminationNotice");
      assertThat(run.events().enteredAt(1, TaskStatus.STOPPED)).isEqualTo(50.01);
    }
  }

  @Test
  @Tag("rule.instance-terminated-is-deregistered")
  void instance_thatIsTerminated_isDeregisteredByItself() {
    Run run = WorldFixtures.run(oneTerminatedAt(50).build());

    assertThat(run.events().of(InstanceTerminated.class).map(InstanceTerminated::time))
        .containsExactly(nanos(50.01));
    List<InstanceChanged> changes = run.events().of(InstanceChanged.class).toList();
    assertThat(changes)
        .extracting(InstanceChanged::change)
        .containsExactly("agent disconnected", "INACTIVE");
    assertThat(changes.getFirst().time()).isEqualTo(nanos(50.02));
    assertThat(changes.getLast().time()).isBetween(nanos(110), nanos(171));
    assertThat(run.events().of(TaskReleased.class).map(TaskReleased::time))
        .containsExactly(changes.getLast().time());
  }

  @Test
  @Tag("rule.instance-terminated-costs-nothing")
  void figures_ofAnInstanceThatIsTerminated_countTheTimeThatItWasThere() {
    Run run = WorldFixtures.run(oneTerminatedAt(1800).horizon(3600).build());

    assertThat(run.result().summary().costUsd()).isCloseTo(0.05, within(1e-6));
    assertThat(run.result().summary().instances()).isEqualTo(1);
    assertThat(
            run.result().series().gauges().stream()
                .filter(gauge -> gauge.name().equals("instances"))
                .findFirst()
                .orElseThrow()
                .mean()
                .getLast())
        .isZero();
  }

  @Test
  void task_onItsWayToAnInstanceThatIsGone_isLostToo() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(1, 2048, 2048)
                .timing(WorldFixtures.fixedTiming(1, 2))
                .change(50, "group0", new InstanceAction.Terminate())
                .with(workload("one").endlessTask(0).task(50.005, 10))
                .build());

    assertThat(run.events().statuses(2)).containsExactly(TaskStatus.PENDING, TaskStatus.STOPPED);
    assertThat(run.result().summary().tasks().failed()).isEqualTo(2);
  }

  @Test
  void tasks_thatWaitForTheLostOnes_goElsewhere() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(3, 1024, 1024)
                .timing(WorldFixtures.fixedTiming(1, 2))
                .instances(3, 1024, 1024)
                .registering(60, 5)
                .change(50, "group0", new InstanceAction.Terminate())
                .with(
                    workload("one")
                        .whenFull(new ClientPolicy.Queue())
                        .tasks(0, 3, 500)
                        .tasks(55, 3, 10))
                .build());

    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(3);
    assertThat(run.result().summary().tasks().failed()).isEqualTo(3);
    assertThat(run.events().placedAt(6)).isEqualTo(70);
  }

  @Test
  void instance_deregisteredBeforeItIsTerminated_leavesNobodyWaiting() {
    Run run =
        WorldFixtures.run(
            oneTerminatedAt(50)
                .change(49.99, "group0", new InstanceAction.Deregister(true))
                .build());

    // Its container lived on, unseen, until its host was taken away.
    assertThat(run.result().summary().tasks().failed()).isEqualTo(1);
  }

  @Test
  void instances_thatAreTerminated_haveTheSameHistoryInManyLanes() {
    WorldBuilder world =
        world()
            .instances(6, 2048, 2048)
            .timing(WorldFixtures.fixedTiming(1, 2))
            .instances(4, 2048, 2048)
            .registering(20, 3)
            .change(10, "group0", new InstanceAction.Terminate())
            .with(
                workload("one")
                    .whenFull(new ClientPolicy.Queue())
                    .tasks(0, 30, 17)
                    .tasks(30, 20, 9));

    assertThat(WorldFixtures.run(world.build(), new Parallelism(5, 3)).hash())
        .isEqualTo(WorldFixtures.run(world.build(), Parallelism.SINGLE).hash());
  }

  private static WorldBuilder oneTerminatedAt(double seconds) {
    return world()
        .instances(1, 1024, 1024)
        .timing(WorldFixtures.fixedTiming(1, 2))
        .change(seconds, "group0", new InstanceAction.Terminate())
        .with(workload("one").endlessTask(0));
  }
}
