package dev.berth.engine;

import static dev.berth.engine.ScalingWorld.MAIN;
import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.api.EcsError.ResourceInUseException;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.capacity.ManagedScaling;
import dev.berth.engine.api.capacity.PutClusterCapacityProviders;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.capacity.CapacityStrategy.Share;
import dev.berth.engine.capacity.LifecycleHook;
import dev.berth.engine.capacity.LifecycleState;
import dev.berth.engine.capacity.ScalingProfile;
import dev.berth.engine.capacity.WarmPool;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.GroupScaled;
import dev.berth.engine.record.WorldEvent.InstanceChanged;
import dev.berth.engine.record.WorldEvent.InstanceLaunched;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.InstanceTerminated;
import dev.berth.engine.record.WorldEvent.ReservationMeasured;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Worlds whose instances come and go by {@link ScalingWorld}; one task fills an instance. */
class WorldScalingTest {
  @Test
  @Tag("rule.scaling-from-zero-two-instances")
  @Tag("rule.provider-tasks-wait")
  void tasksWithoutInstances_waitAndAreGivenThem() {
    Run run = run(new ScalingWorld(), workload("one").providers(MAIN).tasks(0, 5, 600), 1200);

    assertThat(run.events().of(TaskProvisioned.class)).hasSize(5);
    assertThat(run.events().of(GroupScaled.class))
        .extracting(GroupScaled::from, GroupScaled::to)
        .startsWith(tuple(0, 2), tuple(2, 5));
    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(5);
    assertThat(run.result().summary().instances()).isEqualTo(5);
  }

  @Test
  @Tag("rule.scaling-latency-chain")
  void coldScaleOut_takesTheDatapointTheAlarmTheLaunchAndTheBoot() {
    Run run = run(new ScalingWorld(), workload("one").providers(MAIN).task(0, 600), 900);

    double datapoint =
        seconds(run.events().of(ReservationMeasured.class).findFirst().orElseThrow());
    assertThat(datapoint).isBetween(0.0, 60.0);
    assertThat(first(run, GroupScaled.class)).isCloseTo(datapoint + 10, within(1e-6));
    assertThat(first(run, InstanceLaunched.class)).isCloseTo(datapoint + 10, within(1e-6));
    assertThat(first(run, InstanceRegistered.class)).isCloseTo(datapoint + 50, within(1e-6));
    assertThat(run.events().placedAt(1)).isCloseTo(datapoint + 50, within(1e-6));
  }

  @Test
  @Tag("rule.reservation-once-a-minute")
  void metric_isPublishedOnceAMinute() {
    Run run = run(new ScalingWorld(), workload("one").providers(MAIN).task(0, 300), 600);

    List<Double> times =
        run.events().of(ReservationMeasured.class).map(WorldScalingTest::seconds).toList();
    assertThat(times).hasSize(10);
    assertThat(times.get(9) - times.get(0)).isCloseTo(540, within(1e-6));
  }

  @Test
  @Tag("rule.scaling-low-alarm")
  @Tag("rule.scaling-to-zero")
  void group_whoseTasksHaveEnded_shrinksToNothing() {
    Run run = run(new ScalingWorld(), workload("one").providers(MAIN).tasks(0, 3, 60), 3600);

    assertThat(run.events().of(InstanceTerminated.class)).hasSize(3);
    assertThat(run.result().summary().capacity().scaledIn()).isPositive();
    double firstLow =
        run.events()
            .of(ReservationMeasured.class)
            .filter(measured -> measured.datapoint().percent() < 100)
            .mapToDouble(WorldScalingTest::seconds)
            .findFirst()
            .orElseThrow();
    double scaleIn =
        run.events()
            .of(GroupScaled.class)
            .filter(scaled -> scaled.to() < scaled.from())
            .mapToDouble(WorldScalingTest::seconds)
            .findFirst()
            .orElseThrow();
    assertThat(scaleIn - firstLow).isCloseTo(14 * 60 + 10, within(1e-6));
  }

  @Test
  @Tag("rule.instance-terminated-costs-nothing")
  void cost_ofAGroup_isThatOfTheTimeBetweenLaunchAndTermination() {
    Run run = run(new ScalingWorld(), workload("one").providers(MAIN).tasks(0, 3, 60), 3600);

    double hours = 0;
    for (InstanceTerminated gone : run.events().of(InstanceTerminated.class).toList()) {
      InstanceLaunched launched =
          run.events()
              .of(InstanceLaunched.class)
              .filter(each -> each.instance() == gone.instance())
              .findFirst()
              .orElseThrow();
      hours += (seconds(gone) - seconds(launched)) / 3600;
    }
    assertThat(run.result().summary().costUsd()).isCloseTo(0.1 * hours, within(1e-9));
  }

  @Test
  @Tag("rule.scaling-waits-for-warm-up")
  void secondScaleOut_waitsUntilTheFirstInstancesAreWarm() {
    ScalingWorld slow = new ScalingWorld().scaling(new ManagedScaling(null, null, null, null, 300));
    Run run = run(slow, workload("one").providers(MAIN).tasks(0, 5, 900), 1800);

    List<GroupScaled> scaled = run.events().of(GroupScaled.class).toList();
    assertThat(scaled.get(0).to()).isEqualTo(2);
    assertThat(seconds(scaled.get(1)) - seconds(scaled.get(0))).isGreaterThan(300);
  }

  @Test
  @Tag("rule.protection-spares-busy-instances")
  void protection_sparesInstancesWithTasks() {
    ScalingWorld capacity = new ScalingWorld().size(0, 4, 10).protecting();
    Run run = run(capacity, workload("one").providers(MAIN).endlessTask(0), 3600);

    assertThat(run.events().of(InstanceTerminated.class)).hasSize(3);
    assertThat(run.events().of(InstanceTerminated.class).map(InstanceTerminated::instance))
        .doesNotContain(run.events().placed(1).instance());
    assertThat(run.result().summary().tasks().failed()).isZero();
  }

  @Test
  @Tag("rule.protection-of-new-instances")
  void group_thatProtectsNewInstancesItself_neverShrinks() {
    ScalingWorld capacity = new ScalingWorld().size(0, 3, 10).protecting();
    Capacity protectedByGroup = capacity.build();
    Capacity unmanaged =
        new Capacity(
            protectedByGroup.instanceTypes(),
            protectedByGroup.timing(),
            protectedByGroup.profile(),
            protectedByGroup.groups(),
            List.of(
                new dev.berth.engine.api.capacity.CreateCapacityProvider(
                    "main",
                    null,
                    new dev.berth.engine.api.capacity.AutoScalingGroupProvider(
                        "workers", new ManagedScaling(null, null, null, null, 0), null, "DISABLED"),
                    null,
                    null)),
            List.of());
    Run run = WorldFixtures.run(world().capacity(unmanaged).horizon(3600).build());

    assertThat(run.events().of(GroupScaled.class)).isNotEmpty();
    assertThat(run.events().of(InstanceTerminated.class)).isEmpty();
  }

  @Test
  @Tag("rule.draining-waits-for-tasks")
  void draining_letsTasksEndBeforeTheInstanceGoes() {
    ScalingWorld capacity = new ScalingWorld().size(0, 2, 10).draining();
    WorldBuilder world =
        world()
            .capacity(capacity.build())
            .horizon(7200)
            .timing(WorldFixtures.fixedTiming(1, 2))
            .with(workload("short").providers(MAIN).task(0, 1500))
            .with(workload("long").providers(MAIN).task(0, 5000));
    Run run = WorldFixtures.run(world.build());

    assertThat(run.result().summary().tasks().succeeded()).isEqualTo(2);
    assertThat(run.events().of(InstanceChanged.class).map(InstanceChanged::change))
        .contains("DRAINING");
  }

  @Test
  @Tag("rule.protection-off-loses-tasks")
  void scaleIn_withoutProtectionAndDraining_maySweepTasksAway() {
    // Two of four instances are in use; which two go is left to chance.
    boolean lost = false;
    for (long seed = 1; seed <= 10; seed++) {
      WorldBuilder world =
          world()
              .seed(seed)
              .capacity(new ScalingWorld().size(0, 4, 10).build())
              .horizon(3000)
              .with(workload("one").providers(MAIN).endlessTask(0).endlessTask(0));
      lost |= WorldFixtures.run(world.build()).result().summary().tasks().failed() > 0;
    }
    assertThat(lost).isTrue();
  }

  @Test
  @Tag("rule.group-replaces-lost-instances")
  void instanceOfAGroup_thatIsLost_isReplaced() {
    WorldBuilder world =
        world()
            .capacity(new ScalingWorld().size(2, 2, 2).build())
            .horizon(600)
            .change(100, "workers", new InstanceAction.Terminate());
    Run run = WorldFixtures.run(world.build());

    assertThat(run.events().of(InstanceTerminated.class)).hasSize(2);
    assertThat(run.events().of(InstanceRegistered.class)).hasSize(4);
  }

  @Test
  @Tag("rule.hook-holds-launch")
  void launchHook_delaysTheRegistration() {
    LifecycleHook hook =
        new LifecycleHook(
            "warm",
            LifecycleHook.Transition.LAUNCHING,
            WorldBuilder.nanos(100),
            LifecycleHook.HEARTBEAT_NANOS,
            LifecycleHook.Result.ABANDON);
    Run run = run(new ScalingWorld().hook(hook), workload("one").providers(MAIN).task(0, 600), 900);

    assertThat(first(run, InstanceRegistered.class) - first(run, InstanceLaunched.class))
        .isCloseTo(120, within(1e-6));
  }

  @Test
  @Tag("rule.warm-pool-first")
  void warmPool_makesScaleOutFaster() {
    WarmPool pool = new WarmPool(2, 2, LifecycleState.WARMED_STOPPED);
    Run run =
        run(new ScalingWorld().warm(pool), workload("one").providers(MAIN).task(300, 600), 900);

    // 10 s to resume and 20 s to boot, instead of 40 s.
    assertThat(first(run, InstanceRegistered.class) - first(run, InstanceLaunched.class))
        .isCloseTo(30, within(1e-6));
  }

  @Test
  @Tag("rule.provider-of-instance")
  @Tag("rule.provider-of-task")
  void instancesAndTasks_sayWhichProviderTheyAreOf() {
    WorldBuilder world =
        world()
            .instances(1, 1024, 1024)
            .capacity(new ScalingWorld().size(1, 1, 5).build())
            .horizon(100)
            .with(workload("one").build().taskDefinition());
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      Task byDefault = stepped.done(RunTaskBuilder.of("one").build()).tasks().getFirst();
      Task plain =
          stepped.done(RunTaskBuilder.of("one").launchType("EC2").build()).tasks().getFirst();
      List<String> arns =
          stepped
              .done(new ListContainerInstances(CLUSTER, null, null, null, null))
              .containerInstanceArns();
      List<ContainerInstance> instances =
          stepped.done(new DescribeContainerInstances(CLUSTER, arns, null)).containerInstances();

      assertThat(byDefault.capacityProviderName()).isEqualTo("main");
      assertThat(plain.capacityProviderName()).isNull();
      assertThat(instances)
          .extracting(ContainerInstance::capacityProviderName)
          .containsExactly(null, "main");
      assertThat(byDefault.containerInstanceArn()).isEqualTo(arns.get(1));
    }
  }

  @Test
  @Tag("rule.provider-without-scaling-fails-at-once")
  void taskOfAProviderWithoutManagedScaling_doesNotWait() {
    ScalingWorld capacity =
        new ScalingWorld()
            .size(1, 1, 5)
            .scaling(new ManagedScaling("DISABLED", null, null, null, null));
    WorldBuilder world =
        world()
            .capacity(capacity.build())
            .horizon(100)
            .with(workload("one").build().taskDefinition());
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      RunTask.Response ran = stepped.done(RunTaskBuilder.of("one").count(2).build());

      assertThat(ran.tasks()).hasSize(1);
      assertThat(ran.failures())
          .singleElement()
          .satisfies(failure -> assertThat(failure.reason()).isEqualTo("RESOURCE:CPU"));
      assertThat(stepped.runOut().events().of(ReservationMeasured.class)).isEmpty();
    }
  }

  @Test
  @Tag("rule.providers-in-use-stay")
  void provider_thatTasksUse_cannotBeDropped() {
    WorldBuilder world =
        world()
            .capacity(new ScalingWorld().size(1, 1, 5).build())
            .horizon(100)
            .with(workload("one").build().taskDefinition());
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      String task = stepped.done(RunTaskBuilder.of("one").build()).tasks().getFirst().taskArn();
      PutClusterCapacityProviders none =
          new PutClusterCapacityProviders(CLUSTER, List.of(), List.of());

      assertThat(stepped.call(none)).isInstanceOf(Outcome.Refused.class);
      assertThat(((Outcome.Refused<?>) stepped.call(none)).error())
          .isInstanceOf(ResourceInUseException.class);
      stepped.done(new dev.berth.engine.api.task.StopTask(CLUSTER, task, null));
      stepped.stepTo(50);
      assertThat(stepped.done(none).cluster().capacityProviders()).isEmpty();
    }
  }

  @Test
  @Tag("rule.provider-change-starts-scaling")
  void provider_thatIsAttachedByACall_scales() {
    Capacity all = new ScalingWorld().build();
    Capacity groupsOnly =
        new Capacity(
            all.instanceTypes(), all.timing(), all.profile(), all.groups(), List.of(), List.of());
    WorldBuilder world =
        world().capacity(groupsOnly).horizon(1200).with(workload("one").build().taskDefinition());
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      stepped.done(all.providers().getFirst());
      stepped.done(new PutClusterCapacityProviders(CLUSTER, List.of("main"), all.strategy()));
      stepped.done(RunTaskBuilder.of("one").count(1).build());
      stepped.stepTo(600);
      List<String> running =
          stepped
              .done(
                  new ListTasks(CLUSTER, null, null, null, null, null, null, "RUNNING", null, null))
              .taskArns();
      Task task = stepped.done(new DescribeTasks(CLUSTER, running, null)).tasks().getFirst();

      assertThat(task.lastStatus()).isEqualTo("RUNNING");
      assertThat(task.containerInstanceArn()).isNotNull();
    }
  }

  @Test
  @Tag("rule.strategy-weights")
  void strategyOfAWorkload_dealsItsTasksOut() {
    // The second provider has no instances and does not scale: only its base finds no room.
    Share main = new Share("main", 3, 0, true);
    Run run =
        run(
            new ScalingWorld().size(4, 4, 4),
            workload("one").providers(main).tasks(0, 4, 100),
            300);

    assertThat(run.result().summary().tasks().placed()).isEqualTo(4);
  }

  @Test
  @Tag("rule.profile-provisioning-quota")
  void quotaOfWaitingTasks_isThatOfTheProfile() {
    ScalingWorld old = new ScalingWorld().profile(ScalingProfile.ECS_2020).size(0, 0, 1);
    WorldBuilder world =
        world()
            .capacity(old.build())
            .horizon(30)
            .with(workload("one").providers(MAIN).tasks(0, 150, 10));
    Run run = WorldFixtures.run(world.build());

    assertThat(run.result().summary().provisioning().peak()).isEqualTo(100);
  }

  @Test
  void scaling_withManyLanes_hasTheSameHistory() {
    WorldBuilder world =
        world()
            .timing(WorldFixtures.fixedTiming(1, 2))
            .capacity(new ScalingWorld().draining().build())
            .horizon(6000)
            .with(workload("one").providers(MAIN).tasks(0, 6, 300).tasks(2000, 9, 200));

    Run single = WorldFixtures.run(world.build(), Parallelism.SINGLE);
    assertThat(WorldFixtures.run(world.build(), new Parallelism(4, 3)).hash())
        .isEqualTo(single.hash());
    assertThat(single.result().summary().tasks().succeeded()).isEqualTo(15);
  }

  private static Run run(ScalingWorld capacity, WorkloadBuilder workload, double horizon) {
    return WorldFixtures.run(
        world().capacity(capacity.build()).horizon(horizon).with(workload).build());
  }

  private static double first(Run run, Class<? extends WorldEvent> kind) {
    return run.events().of(kind).mapToDouble(WorldScalingTest::seconds).findFirst().orElseThrow();
  }

  private static double seconds(WorldEvent event) {
    return event.time() / 1e9;
  }
}
