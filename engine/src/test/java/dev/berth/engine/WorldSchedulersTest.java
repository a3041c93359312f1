package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.account.RateLimit;
import dev.berth.engine.account.RequestCategory;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.taskdefinition.DeregisterTaskDefinition;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QuerySyntaxException;
import dev.berth.engine.record.SchedulerNews;
import dev.berth.engine.record.Summary;
import dev.berth.engine.record.WorldEvent.SchedulerActed;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedulers of workloads' own, which share a cluster without locking it. */
class WorldSchedulersTest {
  private static final Binpack PACKING = new Binpack(Binpack.Field.CPU);

  @SeededTest(runs = 6)
  @Tag("rule.scheduler-alone-and-fresh-has-no-conflicts")
  void oneScheduler_withAFreshCopyForEachTask_hasNoConflict(long seed) {
    Run run = run(world().timing(TimingProfile.REALISTIC), seed, busy("a", seed, 0));

    Summary.Schedulers schedulers = schedulers(run);
    assertThat(schedulers.conflicts()).isZero();
    assertThat(schedulers.conflictRate()).isZero();
    assertThat(schedulers.committed()).isEqualTo(200);
    // One more for each time without room.
    assertThat(schedulers.refreshes()).isGreaterThanOrEqualTo(schedulers.planned());
  }

  @Test
  @Tag("rule.scheduler-conflicts-grow-with-staleness")
  void conflicts_overSeeds_growWithStaleness() {
    double fresh = 0;
    double old = 0;
    double older = 0;
    for (long seed = 1; seed <= 8; seed++) {
      fresh += conflictRate(seed, 0);
      old += conflictRate(seed, 1);
      older += conflictRate(seed, 5);
    }

    assertThat(fresh).isLessThan(old);
    assertThat(old).isLessThan(older);
  }

  @SeededTest(runs = 8)
  @Tag("rule.scheduler-places-every-task-once")
  void tasks_ofSchedulersInEachOthersWay_areEachPlacedOnce(long seed) {
    Run run = run(world(), seed, busy("a", seed, 30), busy("b", seed + 100, 30));

    Summary summary = run.result().summary();
    assertThat(schedulers(run).conflicts()).isPositive();
    assertThat(summary.tasks().submitted()).isEqualTo(400);
    assertThat(summary.tasks().placed()).isEqualTo(400);
    assertThat(summary.tasks().dropped()).isZero();
    assertThat(schedulers(run).committed()).isEqualTo(400);
    assertThat(run.events().of(TaskPlaced.class).map(TaskPlaced::task)).doesNotHaveDuplicates();
    assertThat(schedulers(run).planned())
        .isEqualTo(schedulers(run).committed() + schedulers(run).conflicts());
  }

  @SeededTest(runs = 6)
  void world_forAnyLanesAndThreads_hasOneHistory(long seed) {
    WorldSpecification specification =
        nodes(world().timing(TimingProfile.REALISTIC).ties(TieBreak.RANDOM))
            .seed(seed)
            .with(busy("a", seed, 20))
            .with(busy("b", seed + 100, 5))
            .build();

    Run run = WorldFixtures.run(specification);

    assertThat(schedulers(run).conflicts()).isPositive();
    assertThat(WorldFixtures.run(specification, new Parallelism(3, 2)).hash())
        .isEqualTo(run.hash());
    assertThat(WorldFixtures.run(specification).events().all()).isEqualTo(run.events().all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"spread-binpack", "binpack", "spread", "first-fit", "none"})
  @Tag("rule.scheduler-places-as-the-cluster-would")
  void scheduler_aloneOnFreshCopies_choosesWhatTheClusterWould(String chain) {
    WorldBuilder own = nodes(world()).with(chained(busy("a", 7, 0), chain).scheduler(0, 0));
    WorldBuilder cluster = nodes(world()).with(chained(plain("a", 7), chain));

    assertThat(placements(WorldFixtures.run(own.build())))
        .isEqualTo(placements(WorldFixtures.run(cluster.build())));
  }

  @Test
  @Tag("rule.scheduler-conflict-plans-anew")
  @Tag("rule.scheduler-figures-of-each")
  void conflict_onAnInstanceThatAnotherFilled_plansOnAFreshCopy() {
    // Both see two empty instances at 1 s and plan for the first; a commits first.
    WorldBuilder both =
        world()
            .instances(2, 1024, 1024)
            .with(workload("a").strategies(new FirstFit()).task(1, 60).scheduler(0, 1))
            .with(workload("b").strategies(new FirstFit()).task(1, 60).scheduler(0, 2));

    Run run = WorldFixtures.run(both.build());

    assertThat(news(run, 1))
        .containsExactly(
            new SchedulerNews.Refreshed(),
            new SchedulerNews.Planned(0),
            new SchedulerNews.Conflicted(0, "RESOURCE:CPU", WorldBuilder.nanos(2)),
            new SchedulerNews.Refreshed(),
            new SchedulerNews.Planned(1),
            new SchedulerNews.Committed(1));
    assertThat(together(run)).isEqualTo(new Summary.Scheduler(3, 2, 1, 1 / 3.0, 3, 2));
    assertThat(schedulers(run).byWorkload())
        .containsExactly(
            entry("a", new Summary.Scheduler(1, 1, 0, 0, 1, 0)),
            entry("b", new Summary.Scheduler(2, 1, 1, 0.5, 2, 2)));
    assertThat(run.result().summary().waitSeconds().max()).isEqualTo(4);
  }

  @Test
  @Tag("rule.scheduler-copy-ages")
  void copy_untilItIsAsOldAsItsStaleness_servesAllDecisions() {
    WorldBuilder aged =
        world()
            .instances(4, 1024, 1024)
            .with(workload("a").task(0, 60).task(9, 60).task(10, 60).task(12, 60).scheduler(10, 0));

    assertThat(together(WorldFixtures.run(aged.build())))
        .isEqualTo(new Summary.Scheduler(4, 4, 0, 0, 2, 0));
  }

  @Test
  @Tag("rule.scheduler-conflict-by-state")
  void instance_thatDrainsSinceTheCopy_isAConflict() {
    WorldBuilder draining =
        world()
            .instances(1, 2048, 2048)
            .instances(1, 2048, 2048)
            .change(5, "group0", new InstanceAction.Drain())
            .with(
                workload("a").strategies(new FirstFit()).task(1, 60).task(8, 60).scheduler(100, 0));

    Run run = WorldFixtures.run(draining.build());

    assertThat(schedulers(run).conflicts()).isEqualTo(1);
    assertThat(run.events().of(TaskPlaced.class).map(TaskPlaced::instance)).containsExactly(0, 1);
  }

  @Test
  @Tag("rule.scheduler-constraints-on-the-copy-only")
  void constraint_thatHeldOnTheCopyOnly_isNotAskedAgain() throws QuerySyntaxException {
    Constraints blue =
        new Constraints(List.of(ClusterQuery.parse("attribute:stack == blue")), false);
    WorldBuilder repainted =
        world()
            .instances(1, Resources.of(4096, 4096), List.of("a"), stack("blue"))
            .change(5, "group0", new InstanceAction.PutAttributes(stack("red")))
            .with(workload("a").constraints(blue).task(1, 60).task(8, 60).scheduler(100, 0))
            .with(workload("b").constraints(blue).task(8, 60).scheduler(0, 0));

    Run run = WorldFixtures.run(repainted.build());

    assertThat(run.events().of(TaskPlaced.class)).hasSize(2);
    assertThat(together(run)).isEqualTo(new Summary.Scheduler(2, 2, 0, 0, 2, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop", "queue", "retry"})
  @Tag("rule.scheduler-no-room-on-a-fresh-copy")
  void noRoom_onAFreshCopy_isUpToThePolicy(String policy) {
    ClientPolicy whenFull = policy(policy);
    WorldBuilder full =
        world()
            .instances(1, 1024, 1024)
            .with(workload("a").task(1, 10).task(2, 10).whenFull(whenFull).scheduler(60, 0));

    Run run = WorldFixtures.run(full.build());

    int expected = whenFull instanceof ClientPolicy.Drop ? 1 : 2;
    assertThat(run.result().summary().tasks().placed()).isEqualTo(expected);
    assertThat(run.result().summary().tasks().dropped()).isEqualTo(2 - expected);
    assertThat(schedulers(run).conflicts()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop", "queue", "retry"})
  @Tag("rule.scheduler-calls-are-limited")
  void startTask_thatIsThrottled_isPlannedAgain(String policy) {
    WorkloadBuilder many = workload("a").size(1, 1).whenFull(policy(policy)).scheduler(60, 0);
    for (int i = 0; i < 20; i++) {
      many.task(0, 1);
    }
    AccountRules limited =
        new AccountRules(
            Map.of(RequestCategory.CLUSTER_RESOURCE_MODIFY, new RateLimit(5, 1)), null);

    Run run =
        WorldFixtures.run(world().instances(1, 1000, 1000).account(limited).with(many).build());

    Summary summary = run.result().summary();
    assertThat(summary.tasks().placed()).isEqualTo(20);
    assertThat(summary.calls().throttled()).isPositive();
    // A copy is one call for a list and one for a description.
    long copies = 2 * schedulers(run).refreshes();
    assertThat(summary.calls().made()).isEqualTo(20 + copies + summary.calls().throttled());
    assertThat(schedulers(run).conflicts()).isZero();
  }

  @Test
  @Tag("rule.scheduler-copies-are-limited")
  void copy_ofManyInstances_takesTwoCallsForEachPage() {
    AccountRules limited =
        new AccountRules(Map.of(RequestCategory.CLUSTER_RESOURCE_READ, new RateLimit(4, 1)), null);
    WorldBuilder many =
        world()
            .instances(250, 1024, 1024)
            .account(limited)
            .with(workload("a").task(10, 60).scheduler(0, 0));

    Run run = WorldFixtures.run(many.build());

    // Three pages take six calls: four at once, the others as tokens come.
    Summary.Calls calls = run.result().summary().calls();
    assertThat(calls.made() - calls.throttled()).isEqualTo(6 + 1);
    assertThat(calls.throttled()).isPositive();
    assertThat(run.events().placedAt(1)).isGreaterThanOrEqualTo(11);
  }

  @Test
  @Tag("rule.scheduler-calls-start-task")
  void definition_thatIsDeregistered_isRefusedToASchedulerAsToAnyone() {
    WorldBuilder one =
        world()
            .instances(1, 4096, 4096)
            .with(
                workload("a")
                    .whenFull(new ClientPolicy.Queue())
                    .task(0, 5)
                    .task(20, 5)
                    .scheduler(0, 0));
    try (Stepped stepped = new Stepped(one.build(), Parallelism.SINGLE)) {
      stepped.stepTo(1);
      stepped.done(new DeregisterTaskDefinition("a:1"));
      Run run = stepped.runOut();

      assertThat(run.result().summary().tasks().placed()).isEqualTo(1);
      assertThat(run.result().summary().tasks().dropped()).isEqualTo(1);
    }
  }

  @Test
  @Tag("rule.scheduler-calls-start-task")
  void task_ofAScheduler_isDescribedAsStartTaskMadeIt() {
    WorldBuilder one =
        world().instances(1, 4096, 4096).with(workload("a").endlessTask(0).scheduler(0, 0));
    try (Stepped stepped = new Stepped(one.build(), Parallelism.SINGLE)) {
      stepped.stepTo(1);
      List<String> tasks =
          stepped
              .done(
                  new ListTasks(
                      WorldBuilder.CLUSTER, null, "a", null, null, null, null, null, null, null))
              .taskArns();

      assertThat(tasks).hasSize(1);
      assertThat(
              stepped
                  .done(new DescribeTasks(WorldBuilder.CLUSTER, tasks, null))
                  .tasks()
                  .getFirst()
                  .group())
          .isEqualTo("family:a");
      stepped.world().finish(false);
    }
  }

  private static double conflictRate(long seed, double staleness) {
    Run run =
        WorldFixtures.run(
            world()
                .seed(seed)
                .instances(40, 8192, 16384)
                .with(arrivals("a", seed, 200).scheduler(staleness, 0.05))
                .with(arrivals("b", seed + 100, 200).scheduler(staleness, 0.05))
                .build());
    return schedulers(run).conflictRate();
  }

  private static Run run(WorldBuilder world, long seed, WorkloadBuilder... workloads) {
    nodes(world).seed(seed);
    for (WorkloadBuilder each : workloads) {
      world.with(each);
    }
    return WorldFixtures.run(world.build());
  }

  private static WorldBuilder nodes(WorldBuilder world) {
    return world.instances(12, 8192, 16384);
  }

  /** 200 tasks that come at random and queue for room, from a scheduler that takes 0.3 s each. */
  private static WorkloadBuilder busy(String name, long seed, double staleness) {
    return plain(name, seed).scheduler(staleness, 0.3);
  }

  private static WorkloadBuilder plain(String name, long seed) {
    return arrivals(name, seed, 60);
  }

  private static WorkloadBuilder arrivals(String name, long seed, double longest) {
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
    WorkloadBuilder workload =
        workload(name).strategies(PACKING).whenFull(new ClientPolicy.Queue());
    double seconds = 0;
    for (int i = 0; i < 200; i++) {
      seconds += 2 * random.nextDouble();
      workload.task(seconds, longest * random.nextDouble());
    }
    return workload;
  }

  private static WorkloadBuilder chained(WorkloadBuilder workload, String name) {
    return workload.strategies(
        switch (name) {
          case "spread-binpack" -> new PlacementPolicy[] {new Spread("instanceId"), PACKING};
          case "binpack" -> new PlacementPolicy[] {PACKING};
          case "spread" -> new PlacementPolicy[] {new Spread("instanceId")};
          case "first-fit" -> new PlacementPolicy[] {new FirstFit()};
          default -> new PlacementPolicy[] {};
        });
  }

  private static SortedMap<String, String> stack(String colour) {
    return new TreeMap<>(Map.of("stack", colour));
  }

  private static ClientPolicy policy(String name) {
    return switch (name) {
      case "drop" -> new ClientPolicy.Drop();
      case "queue" -> new ClientPolicy.Queue();
      default -> new ClientPolicy.Retry(2_000_000_000L, 2, 300_000_000_000L, 50, 0.5);
    };
  }

  private static List<String> placements(Run run) {
    return run.events()
        .of(TaskPlaced.class)
        .map(placed -> placed.time() + " " + placed.task() + " on " + placed.instance())
        .toList();
  }

  private static List<SchedulerNews> news(Run run, long source) {
    return run.events()
        .of(SchedulerActed.class)
        .filter(event -> event.source() == source)
        .map(SchedulerActed::news)
        .toList();
  }

  private static Summary.Scheduler together(Run run) {
    Summary.Schedulers all = schedulers(run);
    return new Summary.Scheduler(
        all.planned(),
        all.committed(),
        all.conflicts(),
        all.conflictRate(),
        all.refreshes(),
        all.lostSeconds());
  }

  private static Summary.Schedulers schedulers(Run run) {
    return run.result().summary().schedulers();
  }
}
