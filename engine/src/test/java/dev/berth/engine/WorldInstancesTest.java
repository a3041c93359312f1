package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.Outcomes;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QuerySyntaxException;
import dev.berth.engine.record.WorldEvent.InstanceChanged;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.TaskOrphaned;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to instances while a world runs; two instances with room for one task each. */
class WorldInstancesTest {
  private static final ClientPolicy QUEUE = new ClientPolicy.Queue();

  @Test
  @Tag("rule.instance-draining-gets-no-tasks")
  void instance_thatDrains_keepsItsTaskAndGetsNoOther() {
    Run run =
        WorldFixtures.run(
            one()
                .change(5, "group0", new InstanceAction.Drain())
                .change(30, "group0", new InstanceAction.Activate())
                .with(workload("one").whenFull(QUEUE).task(0, 10).task(6, 10))
                .build());

    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(2);
    assertThat(run.events().placedAt(2)).isEqualTo(30);
    assertThat(changes(run)).containsExactly("DRAINING", "ACTIVE");
  }

  @Test
  @Tag("rule.agent-disconnected-gets-no-tasks")
  void instance_withoutItsAgent_getsNoTasks() {
    Run run =
        WorldFixtures.run(
            one()
                .change(5, "group0", new InstanceAction.Disconnect())
                .change(20, "group0", new InstanceAction.Reconnect())
                .with(workload("one").whenFull(QUEUE).task(6, 10))
                .build());

    assertThat(run.events().placedAt(1)).isEqualTo(20);
    assertThat(changes(run)).containsExactly("agent disconnected", "ACTIVE");
  }

  @Test
  @Tag("rule.agent-disconnected-tasks-keep-their-state")
  void task_whoseAgentIsCutOff_keepsItsLastKnownState() {
    WorldBuilder world =
        one()
            .change(5, "group0", new InstanceAction.Disconnect())
            .change(60, "group0", new InstanceAction.Reconnect())
            .with(workload("one").task(0, 10).task(30, 10));
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      stepped.stepTo(30);
      List<Task> tasks = new ArrayList<>();
      call(
          stepped,
          new ListTasks(CLUSTER, null, null, null, null, null, null, null, null, null),
          listed ->
              call(
                  stepped,
                  new DescribeTasks(CLUSTER, listed.taskArns(), null),
                  described -> tasks.addAll(described.tasks())));
      stepped.stepTo(60);
      Run run = stepped.runOut();

      assertThat(tasks).extracting(Task::lastStatus).containsExactly("RUNNING");
      // It had ended at 10 s; the control plane hears of it at 60 s.
      assertThat(run.events().of(TaskReleased.class).map(TaskReleased::time))
          .containsExactly(nanos(60));
    }
  }

  @Test
  @Tag("rule.instance-deregister-stops-its-tasks")
  void instance_thatIsDeregisteredByForce_losesItsTasks() {
    WorldBuilder world =
        world()
            .instances(2, 1024, 1024)
            .timing(WorldFixtures.fixedTiming(1, 30))
            .change(10, "group0", new InstanceAction.Deregister(true))
            .with(workload("one").endlessTask(0).task(11, 1));
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      stepped.stepTo(11);
      List<Task> tasks = new ArrayList<>();
      call(
          stepped,
          new ListTasks(CLUSTER, null, null, null, null, null, null, "STOPPED", null, null),
          listed ->
              call(
                  stepped,
                  new DescribeTasks(CLUSTER, listed.taskArns(), null),
                  described -> tasks.addAll(described.tasks())));
      Run run = stepped.runOut();

      assertThat(tasks)
          .extracting(Task::lastStatus, Task::stoppedReason)
          .containsExactly(tuple("STOPPED", "Container instance deregistration forced by user"));
      assertThat(changes(run)).containsExactly("INACTIVE", "INACTIVE");
    }
  }

  @Test
  @Tag("rule.instance-deregister-orphans-containers")
  void containers_onAnInstanceThatIsDeregisteredByForce_liveOnUnseen() {
    Run run =
        WorldFixtures.run(
            one()
                .change(10, "group0", new InstanceAction.Deregister(true))
                .with(workload("one").task(0, 50))
                .horizon(100)
                .build());

    assertThat(run.events().of(TaskOrphaned.class).map(TaskOrphaned::time))
        .containsExactly(nanos(10));
    assertThat(run.events().of(TaskReleased.class).map(TaskReleased::time))
        .containsExactly(nanos(10));
    // It comes to its own end, which ECS does not hear of.
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(1);
    assertThat(run.result().summary().lastFinishSeconds()).isEqualTo(50);
  }

  @Test
  @Tag("rule.instance-deregister-orphans-containers")
  void world_inWhichOnlyOrphansAreLeft_isAtRest() {
    Run run =
        WorldFixtures.run(
            one()
                .timing(WorldFixtures.fixedTiming(1, 2))
                .change(10, "group0", new InstanceAction.Deregister(true))
                .with(workload("one").endlessTask(0))
                .build());

    assertThat(run.events().of(TaskOrphaned.class)).hasSize(1);
    assertThat(run.result().summary().tasks().unfinishedAtEnd()).isEqualTo(1);
  }

  @Test
  @Tag("rule.instance-deregister-orphans-are-forgotten")
  void orphan_isForgottenLikeAnyStoppedTask_thoughItRunsOn() {
    WorldBuilder world =
        one()
            .timing(WorldFixtures.fixedTiming(1, 2))
            .change(10, "group0", new InstanceAction.Deregister(true))
            .with(workload("one").task(0, 300))
            .with(workload("clock").size(9_999, 1).task(5, 1).task(60, 1).task(80, 1))
            .horizon(400);
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      stepped.stepTo(5);
      ListTasks running =
          new ListTasks(CLUSTER, null, null, null, null, null, null, null, null, null);
      List<String> tasks = stepped.done(running).taskArns();
      stepped.stepTo(60);
      assertThat(stepped.done(new DescribeTasks(CLUSTER, tasks, null)).tasks())
          .extracting(Task::lastStatus)
          .containsExactly("STOPPED");
      stepped.stepTo(80);

      assertThat(stepped.done(new DescribeTasks(CLUSTER, tasks, null)).failures()).hasSize(1);
      assertThat(stepped.runOut().result().summary().tasks().succeeded()).isEqualTo(1);
    }
  }

  @Test
  @Tag("rule.instance-deregister-with-tasks-needs-force")
  void instance_withATask_isNotDeregisteredWithoutForce() {
    Run run =
        WorldFixtures.run(
            one()
                .change(5, "group0", new InstanceAction.Deregister(false))
                .with(workload("one").whenFull(QUEUE).task(0, 10).task(6, 10))
                .build());

    assertThat(changes(run)).isEmpty();
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(2);
  }

  @Test
  void attributes_thatAreSetLater_letTasksIn() throws QuerySyntaxException {
    Run run =
        WorldFixtures.run(
            one()
                .change(
                    7,
                    "group0",
                    new InstanceAction.PutAttributes(new TreeMap<>(Map.of("stack", "blue"))))
                .with(
                    workload("one")
                        .whenFull(QUEUE)
                        .constraints(memberOf("attribute:stack == blue"))
                        .task(1, 10))
                .build());

    assertThat(run.events().placedAt(1)).isEqualTo(7);
    assertThat(changes(run)).containsExactly("attributes");
  }

  @Test
  void instances_thatRegisterLater_areNumberedInTheirOrder() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(2, 1024, 1024)
                .registering(10, 5)
                .instances(1, 512, 512)
                .with(workload("one").whenFull(QUEUE).tasks(1, 3, 100))
                .build());

    assertThat(run.events().of(InstanceRegistered.class).map(InstanceRegistered::time))
        .containsExactly(0L, nanos(10), nanos(15));
    assertThat(run.events().placedAt(1)).isEqualTo(10);
    assertThat(run.events().placedAt(2)).isEqualTo(15);
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(3);
  }

  @Test
  void utilisation_ofInstancesThatRegisterLater_countsTheTimeThatTheyAreThere() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(1, 1024, 1024)
                .registering(50, 0)
                .with(workload("one").whenFull(QUEUE).task(0, 50))
                .build());

    assertThat(run.result().summary().utilisation().cpu()).isEqualTo(1.0);
  }

  @Test
  void script_withManyLanes_hasTheSameHistory() {
    WorldBuilder world =
        world()
            .instances(6, 2048, 2048)
            .timing(WorldFixtures.fixedTiming(1, 2))
            .instances(4, 2048, 2048)
            .registering(20, 3)
            .change(10, "group0", new InstanceAction.Disconnect())
            .change(40, "group0", new InstanceAction.Reconnect())
            .change(50, "group1", new InstanceAction.Deregister(true))
            .with(workload("one").whenFull(QUEUE).tasks(0, 30, 17).tasks(30, 20, 9));

    Run single = WorldFixtures.run(world.build(), Parallelism.SINGLE);
    Run many = WorldFixtures.run(world.build(), new Parallelism(5, 3));

    assertThat(many.hash()).isEqualTo(single.hash());
    assertThat(changes(single)).hasSize(16);
  }

  @Test
  @Tag("rule.instance-counters")
  void descriptions_ofALiveWorld_countItsTasks() {
    WorldBuilder world = one().with(workload("one").endlessTask(0));
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      stepped.stepTo(1);
      List<ContainerInstance> instances = new ArrayList<>();
      call(
          stepped,
          new ListContainerInstances(CLUSTER, null, null, null, null),
          listed ->
              call(
                  stepped,
                  new DescribeContainerInstances(CLUSTER, listed.containerInstanceArns(), null),
                  described -> instances.addAll(described.containerInstances())));
      stepped.world().finish(false);

      assertThat(instances).hasSize(1);
      assertThat(instances.getFirst().runningTasksCount()).isEqualTo(1);
      assertThat(instances.getFirst().pendingTasksCount()).isZero();
    }
  }

  private static Constraints memberOf(String expression) throws QuerySyntaxException {
    return new Constraints(List.of(ClusterQuery.parse(expression)), false);
  }

  private static WorldBuilder one() {
    return world().instances(1, 1024, 1024);
  }

  private static List<String> changes(Run run) {
    return run.events().of(InstanceChanged.class).map(InstanceChanged::change).toList();
  }

  /** Calls and takes steps until there is an answer. */
  private static <R> void call(Stepped stepped, Operation<R> operation, Consumer<R> then) {
    List<Outcome<R>> outcomes = new ArrayList<>();
    stepped.world().tell(new ControlPlane.Call<>(operation, outcomes::add));
    while (outcomes.isEmpty()) {
      stepped.world().step();
    }
    then.accept(Outcomes.response(outcomes.getFirst()));
  }
}
