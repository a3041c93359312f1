package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.record.InvariantChecker;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.time.WallClock;
import java.util.List;

/** One specification, one history: however a world is run. */
class WorldDeterminismTest {
  private static final double FAST = 1e9;

  @SeededTest(runs = 24)
  void timedWorld_forAnyLanesAndThreads_hasOneHistory(long seed) {
    WorldSpecification specification = RandomWorlds.timed(seed);

    Run run = WorldFixtures.run(specification);

    assertThat(run.result().events()).isGreaterThan(10);
    assertThat(WorldFixtures.run(specification).hash()).isEqualTo(run.hash());
    assertThat(WorldFixtures.run(specification, new Parallelism(2, 2)).events().all())
        .isEqualTo(run.events().all());
    assertThat(WorldFixtures.run(specification, new Parallelism(8, 2)).result().summary())
        .isEqualTo(run.result().summary());
    assertThat(WorldFixtures.run(specification, new Parallelism(8, 1)).hash())
        .isEqualTo(run.hash());
  }

  @SeededTest(runs = 12)
  void instantWorld_forAnyLanesAndThreads_hasOneHistory(long seed) {
    WorldSpecification specification = RandomWorlds.instant(seed);

    Run run = WorldFixtures.run(specification);

    assertThat(WorldFixtures.run(specification, new Parallelism(8, 2)).events().all())
        .isEqualTo(run.events().all());
  }

  @SeededTest(runs = 8)
  void world_inAnyMode_hasOneHistory(long seed) {
    WorldSpecification specification =
        seed % 2 == 0 ? RandomWorlds.timed(seed) : RandomWorlds.instant(seed);

    Run batch = WorldFixtures.run(specification, new Parallelism(2, 1));

    try (Stepped world = new Stepped(specification, new Parallelism(2, 1))) {
      assertThat(world.stepOut().hash()).isEqualTo(batch.hash());
    }
    assertThat(paced(specification)).isEqualTo(batch.hash());
  }

  @SeededTest(runs = 3)
  void timedWorlds_ofDifferentSeeds_differ(long seed) {
    WorldBuilder world =
        WorldBuilder.world()
            .timing(TimingProfile.REALISTIC)
            .instances(1, 1024, 1024)
            .with(WorkloadBuilder.workload("one").task(1, 10));

    assertThat(WorldFixtures.run(world.seed(seed + 1).build()).hash())
        .isNotEqualTo(WorldFixtures.run(world.seed(seed).build()).hash());
  }

  private static String paced(WorldSpecification specification) {
    InvariantChecker checker = new InvariantChecker();
    try (World world = new World(specification, new Parallelism(2, 2), List.of(checker))) {
      RunResult result = world.run(new WallClock(FAST), () -> false);
      return result.resultHash();
    }
  }
}
