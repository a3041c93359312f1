package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.record.WorldEvent.InstanceChanged;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent that is cut off at 5 s, in a world where it takes ECS 100 s to miss one. */
class WorldAgentLossTest {
  private static final String GROUP = "group0";

  @Test
  @Tag("rule.agent-loss-is-noticed-later")
  void agent_thatIsCutOff_countsAsConnectedUntilItIsMissed() {
    WorldBuilder lost =
        lossy().change(5, GROUP, new InstanceAction.Disconnect()).with(workload("w").task(200, 1));
    try (Stepped stepped = new Stepped(lost.build(), Parallelism.SINGLE)) {
      stepped.stepTo(5);
      assertThat(isConnected(stepped)).isTrue();
      stepped.stepTo(105);
      assertThat(isConnected(stepped)).isFalse();
      Run run = stepped.runOut();

      assertThat(run.events().of(InstanceChanged.class).map(InstanceChanged::change))
          .containsExactly("agent cut off", "agent disconnected");
    }
  }

  @Test
  @Tag("rule.agent-loss-tasks-wait-for-it")
  void task_placedBeforeTheAgentIsMissed_waitsForIt() {
    Run run =
        WorldFixtures.run(
            lossy()
                .change(5, GROUP, new InstanceAction.Disconnect())
                .change(300, GROUP, new InstanceAction.Reconnect())
                .with(workload("w").task(50, 10))
                .build());

    assertThat(run.events().placedAt(1)).isEqualTo(50);
    assertThat(startOf(run, 1)).isBetween(nanos(300), nanos(301.1));
  }

  @Test
  @Tag("rule.agent-loss-is-noticed-later")
  void agent_thatComesBackInTime_isNeverMissed() {
    Run run =
        WorldFixtures.run(
            lossy()
                .change(5, GROUP, new InstanceAction.Disconnect())
                .change(60, GROUP, new InstanceAction.Reconnect())
                .change(61, GROUP, new InstanceAction.Disconnect())
                .change(150, GROUP, new InstanceAction.Reconnect())
                .with(workload("w").task(110, 1).task(400, 1))
                .build());

    assertThat(run.events().of(InstanceChanged.class).map(InstanceChanged::change))
        .containsExactly("agent cut off", "ACTIVE", "agent cut off", "ACTIVE");
    assertThat(run.events().placedAt(1)).isEqualTo(110);
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(2);
  }

  @Test
  @Tag("rule.agent-loss-stop-waits-for-it")
  void stop_ofATaskBehindIt_reachesTheAgentWhenItIsBack() {
    WorldBuilder lost =
        lossy()
            .change(5, GROUP, new InstanceAction.Disconnect())
            .change(300, GROUP, new InstanceAction.Reconnect())
            .with(workload("w").endlessTask(0).task(50, 1));
    try (Stepped stepped = new Stepped(lost.build(), Parallelism.SINGLE)) {
      stepped.stepTo(51);
      stepped.stopTask(1);
      Run run = stepped.runOut();

      assertThat(endOf(run, 1)).isBetween(nanos(300), nanos(303));
    }
  }

  @Test
  void agents_withARandomLoss_haveTheSameHistoryInAnyLanes() {
    WorldBuilder lost =
        world()
            .timing(losing(new Distribution.Uniform(20, 60)))
            .instances(6, 2048, 2048)
            .change(10, GROUP, new InstanceAction.Disconnect())
            .change(50, GROUP, new InstanceAction.Reconnect())
            .change(80, GROUP, new InstanceAction.Disconnect())
            .change(200, GROUP, new InstanceAction.Deregister(true))
            .with(workload("w").tasks(0, 30, 17).tasks(30, 20, 9));

    Run single = WorldFixtures.run(lost.build(), Parallelism.SINGLE);

    assertThat(WorldFixtures.run(lost.build(), new Parallelism(5, 3)).hash())
        .isEqualTo(single.hash());
  }

  private static WorldBuilder lossy() {
    return world().timing(losing(new Constant(100))).instances(1, 2048, 2048);
  }

  private static TimingProfile losing(Distribution loss) {
    TimingProfile fixed = WorldFixtures.fixedTiming(1, 1);
    return new TimingProfile(
        "losing",
        fixed.network(),
        fixed.provision(),
        fixed.start(),
        fixed.activate(),
        fixed.deactivate(),
        fixed.stop(),
        fixed.deprovision(),
        fixed.retention(),
        loss,
        new Constant(0),
        new Constant(0));
  }

  private static boolean isConnected(Stepped stepped) {
    List<String> arns =
        stepped
            .done(new ListContainerInstances(CLUSTER, null, null, null, null))
            .containerInstanceArns();
    return stepped
        .done(new DescribeContainerInstances(CLUSTER, arns, null))
        .containerInstances()
        .getFirst()
        .agentConnected();
  }

  private static long startOf(Run run, long task) {
    return time(run, task, TaskStatus.RUNNING);
  }

  private static long endOf(Run run, long task) {
    return time(run, task, TaskStatus.STOPPED);
  }

  private static long time(Run run, long task, TaskStatus status) {
    return run.events()
        .of(TaskStatusChanged.class)
        .filter(event -> event.task() == task && event.to() == status)
        .findFirst()
        .orElseThrow()
        .time();
  }
}
