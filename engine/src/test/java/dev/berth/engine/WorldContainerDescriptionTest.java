package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static dev.berth.engine.WorldFixtures.fixedTiming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.Container;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.lifecycle.container.AgentSettings.PortRange;
import dev.berth.engine.lifecycle.container.AgentSettings.PullBehavior;
import dev.berth.engine.lifecycle.container.ContainerBehaviour.Difference;
import dev.berth.engine.lifecycle.container.ContainerBehaviour.Run;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.HealthCheck;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.PortMapping;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.random.Distribution.Constant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What DescribeTasks says of tasks whose containers are followed one by one. */
class WorldContainerDescriptionTest {
  private static final AgentSettings AGENT =
      new AgentSettings(
          Map.of("app:1", 100),
          PullBehavior.DEFAULT,
          new Constant(10),
          new LinkedHashSet<>(),
          30,
          PortRange.LINUX,
          null);

  @Test
  @Tag("rule.life-described-containers")
  void task_thatRuns_isDescribedWithItsContainersPortsAndHealth() {
    Task task = describe(plan(), 40);
    Container app = task.containers().getFirst();

    assertThat(task.lastStatus()).isEqualTo("RUNNING");
    assertThat(task.healthStatus()).isEqualTo("HEALTHY");
    assertThat(app.lastStatus()).isEqualTo("RUNNING");
    assertThat(app.exitCode()).isNull();
    assertThat(app.networkBindings())
        .containsExactly(new Container.NetworkBinding("0.0.0.0", 80, 32_768, "tcp"));
  }

  @Test
  @Tag("rule.life-described-pull-times")
  void task_thatPulledAnImage_isDescribedWithTheTimes() {
    Task task = describe(plan(), 40);
    Long from = task.pullStartedAt();
    Long to = task.pullStoppedAt();

    assertThat(from).isNotNull();
    assertThat(to).isNotNull().isEqualTo((from == null ? 0 : from) + nanos(10));
    assertThat(task.createdAt()).isLessThan(from);
    assertThat(task.startedAt()).isGreaterThan(to);
  }

  @Test
  @Tag("rule.life-described-failure")
  void task_thatFailedToStart_isDescribedWithStopCodeAndReasons() {
    Task task =
        describe(plan().with(StartFault.Chances.NONE, Set.of(RolePermission.PULL_IMAGES)), 40);

    assertThat(task.stopCode()).isEqualTo("TaskFailedToStart");
    assertThat(task.stoppedReason()).isEqualTo("Task failed to start");
    assertThat(task.containers().getFirst().reason()).startsWith("CannotPullContainerError: ");
    assertThat(task.containers().getFirst().exitCode()).isNull();
  }

  @Test
  @Tag("rule.life-described-containers-of-calls")
  void task_ofACall_isDescribedWithEachContainersExitCodeAndReason() {
    TaskConduct conduct =
        new TaskConduct(
            new Execution(nanos(10), 0),
            Map.of("side", new Difference(new Run.For(new Constant(3), 4), null, null)));
    List<Task> tasks = new ArrayList<>();
    try (Stepped stepped = new Stepped(calledWorld(), Parallelism.SINGLE)) {
      RunTask call = RunTaskBuilder.of("pair").build();
      stepped
          .world()
          .tell(
              new ControlPlane.Call<>(
                  call,
                  conduct,
                  outcome -> {
                    if (outcome instanceof Outcome.Done<RunTask.Response>(RunTask.Response done)) {
                      tasks.addAll(done.tasks());
                    }
                  }));
      stepped.stepTo(30);
      List<String> arns = tasks.stream().map(Task::taskArn).toList();
      tasks.clear();
      tasks.addAll(stepped.done(new DescribeTasks(WorldBuilder.CLUSTER, arns, null)).tasks());
    }

    assertThat(tasks).hasSize(1);
    assertThat(tasks.getFirst().containers())
        .extracting(Container::name, Container::exitCode)
        .containsExactly(tuple("app", 0), tuple("side", 4));
    assertThat(tasks.getFirst().stoppedReason()).isEqualTo("Essential container in task exited");
  }

  private static WorldSpecification calledWorld() {
    return world()
        .timing(fixedTiming(1, 2))
        .instances(1, 2048, 2048)
        .with(new TaskDefinition("pair", 1, NetworkMode.BRIDGE, 0, 0, pair()))
        .with(clock())
        .build();
  }

  private static List<ContainerDefinition> pair() {
    return List.of(
        new ContainerDefinition("app", "app:1", 128, 128, 0, 0, true, List.of()),
        new ContainerDefinition("side", "side", 0, 64, 0, 0, false, List.of()));
  }

  /** A task of this plan, as it is described at this time. */
  private static Task describe(ContainerPlan plan, double seconds) {
    Execution execution = new Execution(Execution.ENDLESS, 0, plan);
    WorldSpecification specification =
        world()
            .timing(fixedTiming(1, 2))
            .instances(1, 2048, 2048)
            .agents(AGENT)
            .with(
                WorkloadBuilder.workload("one")
                    .arrival(new Arrival(nanos(1), null, List.of(execution))))
            .with(clock())
            .build();
    try (Stepped stepped = new Stepped(specification, Parallelism.SINGLE)) {
      stepped.stepTo(seconds);
      List<String> arns = new ArrayList<>();
      for (String desired : List.of("RUNNING", "STOPPED")) {
        arns.addAll(call(stepped, list(desired)).taskArns());
      }
      return call(stepped, new DescribeTasks(WorldBuilder.CLUSTER, arns, null)).tasks().stream()
          .filter(task -> String.valueOf(task.taskDefinitionArn()).endsWith("/one:1"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Something happens every second, so that a world can be stopped there. */
  private static WorkloadBuilder clock() {
    WorkloadBuilder clock = WorkloadBuilder.workload("clock").size(1, 1);
    for (int second = 2; second < 60; second++) {
      clock.task(second, 0.1);
    }
    return clock;
  }

  private static ListTasks list(String desiredStatus) {
    return new ListTasks(
        WorldBuilder.CLUSTER, null, null, null, null, null, null, desiredStatus, null, null);
  }

  private static <R> R call(Stepped stepped, Operation<R> operation) {
    List<Outcome<R>> outcomes = new ArrayList<>();
    stepped.world().tell(new ControlPlane.Call<>(operation, outcomes::add));
    boolean more = true;
    while (outcomes.isEmpty() && more) {
      more = stepped.world().step();
    }
    return ((Outcome.Done<R>) outcomes.getFirst()).response();
  }

  private static ContainerPlan plan() {
    ContainerDefinition app =
        new ContainerDefinition(
            "app",
            "app:1",
            128,
            128,
            0,
            0,
            true,
            List.of(new PortMapping(80, 0, PortMapping.Protocol.TCP)),
            List.of(),
            new HealthCheck(5, 2, 3, 0),
            0,
            0,
            null);
    return ContainerPlan.of(new TaskDefinition("one", 1, NetworkMode.BRIDGE, 0, 0, List.of(app)));
  }
}
