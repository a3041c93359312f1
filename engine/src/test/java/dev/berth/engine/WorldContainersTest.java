package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.ContainerChanged;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Whole worlds of tasks whose containers are followed one by one, with faults and stops at random.
 * The fixtures check the ledgers of both sides.
 */
class WorldContainersTest {
  private static final int TASKS = 40;

  @SeededTest(runs = 60)
  void world_ofRandomContainers_keepsAllRules(long seed) {
    RandomWorld world = new RandomWorld(seed);
    Run run = world.run(Parallelism.SINGLE);

    Map<Long, ContainerRules> rules = new TreeMap<>();
    for (WorldEvent event : run.events().all()) {
      switch (event) {
        case WorldEvent.TaskPlaced e ->
            rules.put(e.task(), new ContainerRules(world.planOf(e.arrived())));
        case ContainerChanged e -> of(rules, e.task()).on(e);
        case TaskStatusChanged e -> of(rules, e.task()).on(e);
        default -> {}
      }
    }
    assertThat(rules).isNotEmpty();
    rules.values().forEach(ContainerRules::end);
    assertThat(run.result().summary().tasks().unfinishedAtEnd()).isZero();
  }

  @SeededTest(runs = 10)
  void world_ofRandomContainers_isTheSameOnSeveralLanes(long seed) {
    assertThat(new RandomWorld(seed).run(new Parallelism(3, 2)).hash())
        .isEqualTo(new RandomWorld(seed).run(Parallelism.SINGLE).hash());
  }

  private static ContainerRules of(Map<Long, ContainerRules> rules, long task) {
    ContainerRules known = rules.get(task);
    if (known == null) {
      throw new IllegalStateException("task " + task + " was never placed");
    }
    return known;
  }

  /** A world of tasks that arrive at times of their own, by which their plans are known. */
  private static final class RandomWorld {
    private final UniformRandomProvider random;
    private final Map<Long, ContainerPlan> plans = new TreeMap<>();
    private final WorldSpecification specification;

    RandomWorld(long seed) {
      random = RandomSource.SPLIT_MIX_64.create(seed);
      RandomContainers containers = new RandomContainers(random);
      WorldBuilder world =
          WorldBuilder.world()
              .seed(seed)
              .timing(
                  random.nextBoolean()
                      ? TimingProfile.REALISTIC
                      : WorldFixtures.fixedTiming(random.nextInt(2), random.nextInt(3)))
              .instances(1 + random.nextInt(4), 4096, 4096)
              .agents(containers.agent());
      boolean awsvpc = random.nextBoolean();
      WorkloadBuilder workload = WorkloadBuilder.workload("w").whenFull(new ClientPolicy.Queue());
      if (awsvpc) {
        workload.awsvpc();
      }
      if (random.nextBoolean()) {
        workload.behindLoadBalancer();
      }
      long seconds = 0;
      for (int i = 0; i < TASKS; i++) {
        seconds += 1 + random.nextInt(20);
        ContainerPlan plan = containers.plan(awsvpc ? NetworkMode.AWSVPC : NetworkMode.BRIDGE);
        plans.put(nanos(seconds), plan);
        Execution execution = new Execution(nanos(random.nextInt(90)), random.nextInt(2), plan);
        workload.arrival(new Arrival(nanos(seconds), null, List.of(execution)));
      }
      specification = world.with(workload).build();
    }

    ContainerPlan planOf(long arrived) {
      ContainerPlan plan = plans.get(arrived);
      if (plan == null) {
        throw new IllegalStateException("nothing arrived at " + arrived);
      }
      return plan;
    }

    /** Stops some tasks at random times, and in the end, one after the other, all that are left. */
    Run run(Parallelism parallelism) {
      List<long[]> stops = new ArrayList<>();
      for (int i = 0; i < TASKS / 3; i++) {
        stops.add(new long[] {random.nextInt(TASKS * 12), 1 + random.nextInt(TASKS)});
      }
      stops.sort(java.util.Comparator.comparingLong(stop -> stop[0]));
      try (Stepped world = new Stepped(specification, parallelism)) {
        for (long[] stop : stops) {
          world.stepTo(stop[0]);
          world.stopTask(stop[1]);
        }
        for (int round = 0; round < 8; round++) {
          world.stepTo(1_500 + 600.0 * round);
          for (long task = 1; task <= TASKS; task++) {
            world.stopTask(task);
          }
        }
        return world.runOut();
      }
    }
  }
}
