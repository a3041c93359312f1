package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.nanos;
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
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.record.RecordedEvents;
import dev.berth.engine.record.Summary;
import dev.berth.engine.record.TimeSeries;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Offset<Double> EXACTLY = within(1e-9);

  @Test
  void world_withoutWork_endsAtOnce() {
    Run run = WorldFixtures.run(world().instances(2, 1024, 1024).build());

    assertThat(run.result().summary().simulatedSeconds()).isZero();
    assertThat(run.result().summary().instances()).isEqualTo(2);
    assertThat(run.result().events()).isEqualTo(2);
    assertThat(run.result().interrupted()).isFalse();
  }

  @Test
  void task_onTheWholePath_takesEveryStageItsTime() {
    RecordedEvents events =
        WorldFixtures.run(
                world()
                    .timing(fixedTiming(8, 2))
                    .instances(1, 1024, 1024)
                    .with(workload("web").awsvpc().behindLoadBalancer().task(1, 50))
                    .build())
            .events();

    assertThat(events.statuses(1))
        .containsExactly(
            PROVISIONING,
            PENDING,
            ACTIVATING,
            RUNNING,
            DEACTIVATING,
            STOPPING,
            DEPROVISIONING,
            STOPPED);
    assertThat(events.placedAt(1)).isEqualTo(1);
    assertThat(events.enteredAt(1, PENDING)).isCloseTo(5.01, EXACTLY);
    assertThat(events.enteredAt(1, ACTIVATING)).isCloseTo(13.01, EXACTLY);
    assertThat(events.enteredAt(1, RUNNING)).isCloseTo(15.01, EXACTLY);
    assertThat(events.enteredAt(1, DEACTIVATING)).isCloseTo(65.01, EXACTLY);
    assertThat(events.releasedAt(1)).isCloseTo(65.02, EXACTLY);
    assertThat(events.enteredAt(1, STOPPING)).isCloseTo(68.01, EXACTLY);
    assertThat(events.enteredAt(1, DEPROVISIONING)).isCloseTo(70.01, EXACTLY);
    assertThat(events.enteredAt(1, STOPPED)).isCloseTo(71.01, EXACTLY);
  }

  @Test
  @Tag("rule.resources-agent-holds")
  void agent_withAStoppingTaskInTheWay_holdsTheNextUntilTheHostIsFree() {
    RecordedEvents events =
        WorldFixtures.run(
                world()
                    .timing(fixedTiming(1, 30))
                    .instances(1, 1024, 1024)
                    .with(workload("web").whenFull(new ClientPolicy.Queue()).task(1, 10).task(2, 5))
                    .build())
            .events();

    assertThat(events.enteredAt(1, STOPPING)).isCloseTo(12.01, EXACTLY);
    assertThat(events.placedAt(2)).isCloseTo(12.02, EXACTLY);
    assertThat(events.enteredAt(1, STOPPED)).isCloseTo(42.01, EXACTLY);
    assertThat(events.enteredAt(2, RUNNING)).isCloseTo(43.01, EXACTLY);
  }

  @Test
  void world_withAHorizon_endsThere() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(1, 1024, 1024)
                .with(workload("web").task(1, 10).task(100, 10))
                .horizon(50)
                .build());

    assertThat(run.result().summary().simulatedSeconds()).isEqualTo(50);
    assertThat(run.result().summary().tasks().submitted()).isEqualTo(1);
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(1);
    assertThat(run.result().summary().utilisation().cpu()).isCloseTo(0.2, EXACTLY);
  }

  @Test
  void world_withAHorizon_leavesWhatHappensAtIt() {
    Run run =
        WorldFixtures.run(
            world().instances(1, 1024, 1024).with(workload("web").task(1, 49)).horizon(50).build());

    assertThat(run.result().summary().tasks().unfinishedAtEnd()).isEqualTo(1);
  }

  @Test
  void world_withEndlessTasks_endsOnceTheyRun() {
    Run run =
        WorldFixtures.run(
            world()
                .timing(fixedTiming(8, 2))
                .instances(1, 1024, 1024)
                .with(workload("web").endlessTask(1))
                .build());

    assertThat(run.events().statuses(1)).containsExactly(PENDING, RUNNING);
    assertThat(run.result().summary().simulatedSeconds()).isCloseTo(9.02, EXACTLY);
    assertThat(run.result().summary().tasks().unfinishedAtEnd()).isEqualTo(1);
  }

  @Test
  void world_finishedInTheMiddle_reportsThatPart() {
    try (Stepped world =
        new Stepped(
            world().instances(1, 1024, 1024).with(workload("web").task(1, 10).task(20, 5)).build(),
            Parallelism.SINGLE)) {
      world.stepTo(11);
      Summary summary = world.world().finish(true).summary();

      assertThat(summary.simulatedSeconds()).isEqualTo(11);
      assertThat(summary.tasks().succeeded()).isEqualTo(1);
      assertThat(summary.tasks().submitted()).isEqualTo(1);
    }
  }

  @Test
  void tasks_thatFail_areToldFromThoseThatSucceed() {
    List<Execution> executions = List.of(new Execution(nanos(1), 0), new Execution(nanos(1), 3));
    Run run =
        WorldFixtures.run(
            world()
                .instances(1, 4096, 4096)
                .with(workload("web").arrival(new Arrival(nanos(1), null, executions)))
                .build());

    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(1);
    assertThat(run.result().summary().tasks().failed()).isEqualTo(1);
    assertThat(run.events().exitCode(2)).isEqualTo(3);
  }

  @Test
  void tasks_ofOneBatch_spreadOverZones() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(6, Resources.of(4096, 4096), List.of("a", "b", "c"), new TreeMap<>())
                .with(
                    workload("web")
                        .strategies(new Spread("attribute:ecs.availability-zone"))
                        .tasks(1, 9, 10))
                .build());

    assertThat(run.events().of(TaskPlaced.class).map(placed -> placed.instance() % 3))
        .containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2);
  }

  @Test
  void tasks_wantedOnDistinctInstances_waitForOneOfTheirOwn() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(3, 4096, 4096)
                .with(workload("web").constraints(Constraints.DISTINCT_INSTANCE).tasks(1, 5, 10))
                .build());

    assertThat(run.result().summary().tasks().placed()).isEqualTo(3);
    assertThat(run.result().summary().instancesUsed()).isEqualTo(3);
  }

  @Test
  @Tag("rule.resources-gpus-not-shared")
  void gpus_ofAnInstance_areNotSharedOut() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(1, Resources.ofGpus(8192, 8192, 2), List.of("a"), new TreeMap<>())
                .with(workload("train").size(Resources.ofGpus(64, 64, 1)).tasks(1, 3, 10))
                .build());

    assertThat(run.result().summary().tasks().placed()).isEqualTo(2);
    assertThat(run.result().summary().peak()).isEqualTo(new Summary.Amount(2, 128, 128, 2));
  }

  @Test
  void result_ofASmallWorld_addsUp() {
    Run run =
        WorldFixtures.run(
            world()
                .instances(2, 1024, 2048)
                .with(workload("web").task(0, 100).task(50, 100))
                .horizon(200)
                .build());

    Summary summary = run.result().summary();
    assertThat(summary.peak()).isEqualTo(new Summary.Amount(2, 2048, 2048, 0));
    assertThat(summary.utilisation().cpu()).isCloseTo(0.5, EXACTLY);
    assertThat(summary.utilisation().memory()).isCloseTo(0.25, EXACTLY);
    assertThat(summary.costUsd()).isCloseTo(0.2 * 200 / 3_600, EXACTLY);
    assertThat(summary.lastFinishSeconds()).isEqualTo(150);
    assertThat(run.result().waitMicros().getTotalCount()).isEqualTo(2);
    TimeSeries.Gauge running =
        run.result().series().gauges().stream()
            .filter(gauge -> gauge.name().equals("RUNNING"))
            .findFirst()
            .orElseThrow();
    double runningSeconds =
        running.mean().stream().mapToDouble(each -> each).sum()
            * run.result().series().bucketSeconds();
    assertThat(runningSeconds).isCloseTo(200, within(1.0));
    assertThat(run.result().heatmap().rows()).hasSize(2);
  }

  @SeededTest(runs = 8)
  void stopRequests_atAnyMoment_leaveOneHistoryForAnyLanes(long seed) {
    WorldSpecification specification =
        seed % 4 == 0 ? RandomWorlds.instant(seed) : RandomWorlds.timed(seed);

    Run run = stopAtRandom(seed, specification, Parallelism.SINGLE);

    assertThat(stopAtRandom(seed, specification, new Parallelism(2, 2)).events().all())
        .isEqualTo(run.events().all());
    assertThat(stopAtRandom(seed, specification, new Parallelism(8, 1)).hash())
        .isEqualTo(run.hash());
  }

  private static Run stopAtRandom(
      long seed, WorldSpecification specification, Parallelism parallelism) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    try (Stepped world = new Stepped(specification, parallelism)) {
      while (world.world().step()) {
        if (random.nextInt(4) == 0) {
          world.stopTask(1 + random.nextInt(60));
        }
      }
      return world.stepOut();
    }
  }
}
