package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.cluster.DescribeClusters;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.record.WorldEvent.InstanceLaunched;
import dev.berth.engine.record.WorldEvent.InstanceTerminated;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks on Fargate, in a cluster without instances. */
class WorldFargateTest {
  private static final long ENDLESS = Execution.ENDLESS;

  @Test
  @Tag("rule.fargate-needs-no-instance")
  void task_inAClusterWithoutInstances_runsOnAHostOfItsOwn() {
    try (Stepped stepped = stepped(WorldFixtures.fixedTiming(1, 1))) {
      Task created = start(stepped, 1, nanos(100)).getFirst();
      assertThat(created.lastStatus()).isEqualTo("PROVISIONING");
      assertThat(created.containerInstanceArn()).isNull();

      stepUntil(stepped, created.taskArn(), "RUNNING");
      Task running = described(stepped, created.taskArn());
      assertThat(running.launchType()).isEqualTo("FARGATE");
      assertThat(running.connectivity()).isEqualTo("CONNECTED");
      assertThat(running.attachments().getFirst().type()).isEqualTo("ElasticNetworkInterface");
      assertThat(stepped.done(new DescribeClusters(List.of(CLUSTER), null)).clusters().getFirst())
          .satisfies(cluster -> {
            assertThat(cluster.registeredContainerInstancesCount()).isZero();
            assertThat(cluster.runningTasksCount()).isEqualTo(1);
          });
      Run run = stepped.runOut();

      assertThat(run.result().summary().tasks().succeeded()).isEqualTo(1);
      assertThat(run.result().summary().instances()).isZero();
    }
  }

  @Test
  @Tag("rule.fargate-listed-by-launch-type")
  void task_onFargate_isListedByItsLaunchType() {
    try (Stepped stepped = stepped(WorldFixtures.fixedTiming(1, 1))) {
      start(stepped, 2, ENDLESS);

      assertThat(listed(stepped, "FARGATE")).hasSize(2);
      assertThat(listed(stepped, "EC2")).isEmpty();
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.fargate-host-goes-with-its-task")
  void host_goesWithItsTask_andCostsFromLaunchToEnd() {
    try (Stepped stepped = stepped(WorldFixtures.fixedTiming(1, 1))) {
      start(stepped, 1, nanos(3_600));
      Run run = stepped.runOut();

      long launched = run.events().of(InstanceLaunched.class).findFirst().orElseThrow().time();
      long gone = run.events().of(InstanceTerminated.class).findFirst().orElseThrow().time();
      double hours = (gone - launched) / 3.6e12;
      // 0.25 vCPU and 0.5 GB.
      double hourly = 0.25 * 0.04048 + 0.5 * 0.004445;
      assertThat(run.result().summary().costUsd()).isCloseTo(hours * hourly, within(1e-9));
      assertThat(hours).isBetween(1.0, 1.01);
    }
  }

  @Test
  @Tag("rule.fargate-launch-rate")
  void tasks_beyondTheBurst_waitForTheirHosts() {
    List<Long> launches = new ArrayList<>();
    try (Stepped stepped = stepped(WorldFixtures.fixedTiming(1, 1))) {
      for (int call = 0; call < 14; call++) {
        start(stepped, 10, nanos(1_000));
      }
      Run run = stepped.runOut();
      run.events().of(TaskPlaced.class).forEach(placed -> launches.add(placed.time()));
      // Tokens come while the calls are made.
      assertThat(run.events().of(TaskProvisioned.class)).hasSizeBetween(36, 40);
    }

    assertThat(launches).hasSize(140);
    // Twenty in a second.
    assertThat(launches.getLast() - launches.getFirst()).isBetween(nanos(1.9), nanos(2.05));
  }

  @Test
  @Tag("rule.fargate-stop-while-it-waits")
  void task_thatIsStoppedBeforeItHasAHost_neverGetsOne() {
    try (Stepped stepped = stepped(WorldFixtures.fixedTiming(1, 1))) {
      List<Task> last = List.of();
      for (int call = 0; call < 12; call++) {
        last = start(stepped, 10, nanos(10));
      }
      String task = last.getLast().taskArn();
      Task stopped = stepped.done(new StopTask(CLUSTER, task, null)).task();
      assertThat(stopped.lastStatus()).isEqualTo("STOPPED");
      Run run = stepped.runOut();

      assertThat(run.events().of(TaskPlaced.class)).hasSize(119);
    }
  }

  @Test
  @Tag("rule.fargate-spreads-over-subnets")
  void tasks_goEvenlyToTheSubnets() {
    try (Stepped stepped = stepped(WorldFixtures.fixedTiming(1, 1))) {
      List<Task> tasks = start(stepped, 6, ENDLESS, "subnet-1", "subnet-2", "subnet-3");
      tasks = new ArrayList<>(tasks);
      tasks.addAll(start(stepped, 3, ENDLESS, "subnet-3", "subnet-2", "subnet-1"));

      assertThat(tasks)
          .extracting(task -> task.attachments().getFirst().details().getFirst().value())
          .containsExactly(
              "subnet-1",
              "subnet-2",
              "subnet-3",
              "subnet-1",
              "subnet-2",
              "subnet-3",
              "subnet-3",
              "subnet-2",
              "subnet-1");
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.fargate-stop")
  void task_thatIsStopped_givesItsHostBack() {
    try (Stepped stepped = stepped(WorldFixtures.fixedTiming(1, 1))) {
      String task = start(stepped, 1, ENDLESS).getFirst().taskArn();
      stepUntil(stepped, task, "RUNNING");
      stepped.done(new StopTask(CLUSTER, task, "enough"));
      stepUntil(stepped, task, "STOPPED");

      assertThat(described(stepped, task).stopCode()).isEqualTo("UserInitiated");
      Run run = stepped.runOut();
      assertThat(run.events().of(InstanceTerminated.class)).hasSize(1);
    }
  }

  @Test
  @Tag("rule.fargate-interrupted-or-retired")
  void task_thatIsInterrupted_isStoppedInEcsWords() {
    try (Stepped stepped = stepped(WorldFixtures.fixedTiming(1, 1))) {
      String task = start(stepped, 1, ENDLESS).getFirst().taskArn();
      stepUntil(stepped, task, "RUNNING");
      stepped.world().tell(new ControlPlane.StopTask(CLUSTER, 1, StopCause.SPOT_INTERRUPTED));
      stepUntil(stepped, task, "STOPPED");

      assertThat(described(stepped, task).stopCode()).isEqualTo("SpotInterruption");
      assertThat(described(stepped, task).stoppedReason())
          .isEqualTo("Your Spot Task was interrupted.");
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.fargate-start-takes-longer")
  void start_onFargate_takesLongerThanOnAnInstance() {
    TimingProfile onInstance = TimingProfile.REALISTIC;
    TimingProfile onFargate = onInstance.onFargate();

    assertThat(onFargate.provision()).isNotEqualTo(onInstance.provision());
    assertThat(median(onFargate.provision())).isGreaterThan(median(onInstance.provision()));
    assertThat(median(onFargate.start())).isGreaterThan(median(onInstance.start()));
    assertThat(TimingProfile.INSTANT.onFargate()).isEqualTo(TimingProfile.INSTANT);
  }

  private static double median(Distribution seconds) {
    return ((Distribution.LogNormal) seconds).median();
  }

  @SeededTest(runs = 6)
  void tasks_onFargate_haveTheSameHistoryInAnyLanes(long seed) {
    assertThat(history(seed, new Parallelism(4, 2))).isEqualTo(history(seed, Parallelism.SINGLE));
  }

  private static String history(long seed, Parallelism parallelism) {
    WorldSpecification specification =
        world().seed(seed).timing(TimingProfile.REALISTIC).horizon(400).build();
    try (Stepped stepped = new Stepped(specification, parallelism)) {
      register(stepped);
      for (int call = 0; call < 15; call++) {
        start(stepped, 10, nanos(60));
      }
      return stepped.runOut().hash();
    }
  }

  private static Stepped stepped(TimingProfile timing) {
    Stepped stepped =
        new Stepped(world().timing(timing).horizon(5_000).build(), Parallelism.SINGLE);
    register(stepped);
    return stepped;
  }

  private static void register(Stepped stepped) {
    Map<String, Object> members =
        Map.of(
            "family",
            "job",
            "networkMode",
            "awsvpc",
            "cpu",
            "256",
            "memory",
            "512",
            "requiresCompatibilities",
            List.of("FARGATE"),
            "containerDefinitions",
            List.of(Map.of("name", "app", "image", "i")));
    stepped.done(Members.read(members, RegisterTaskDefinition.class).shape());
  }

  private static List<Task> start(Stepped stepped, int count, long nanos, String... subnets) {
    RunTask call =
        RunTaskBuilder.of("job")
            .count(count)
            .launchType("FARGATE")
            .subnets(subnets.length == 0 ? new String[] {"subnet-1"} : subnets)
            .build();
    List<Outcome<RunTask.Response>> outcomes = new ArrayList<>();
    stepped.world().tell(new ControlPlane.Call<>(call, new Execution(nanos, 0), outcomes::add));
    while (outcomes.isEmpty()) {
      stepped.world().step();
    }
    RunTask.Response response = ((Outcome.Done<RunTask.Response>) outcomes.getFirst()).response();
    assertThat(response.failures()).isEmpty();
    return response.tasks();
  }

  private static List<String> listed(Stepped stepped, String launchType) {
    return stepped
        .done(new ListTasks(CLUSTER, null, null, null, null, null, null, null, launchType, null))
        .taskArns();
  }

  private static Task described(Stepped stepped, String task) {
    return stepped.done(new DescribeTasks(CLUSTER, List.of(task), null)).tasks().getFirst();
  }

  private static void stepUntil(Stepped stepped, String task, String status) {
    boolean more = true;
    while (more && !described(stepped, task).lastStatus().equals(status)) {
      more = stepped.world().step();
    }
    assertThat(described(stepped, task).lastStatus()).isEqualTo(status);
  }
}
