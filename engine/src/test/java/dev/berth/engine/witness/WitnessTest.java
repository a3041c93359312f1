package dev.berth.engine.witness;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.Parallelism;
import dev.berth.engine.RandomWorlds;
import dev.berth.engine.SeededTest;
import dev.berth.engine.World;
import dev.berth.engine.WorldFixtures;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.explain.Explanation;
import dev.berth.engine.record.RecordedEvents;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.time.Pace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WitnessTest {
  @Test
  void decisions_ofABatch_nameEachTaskByItsOrder() {
    Notes notes = new Notes();

    run(
        world()
            .instances(3, 1024, 1024)
            .with(workload("web").task(1, 100).tasks(2, 5, 100).task(200, 1))
            .build(),
        notes);

    assertThat(notes.decisions)
        .extracting(each -> each.tasks().first(), each -> each.tasks().count(), Decision::task)
        .containsExactly(
            tuple(1, 1, 1), tuple(2, 1, 2), tuple(3, 1, 3), tuple(4, 3, 0), tuple(7, 1, 4));
    assertThat(notes.decisions.get(3).time()).isEqualTo(nanos(2));
    assertThat(notes.decisions.get(3).isPlaced()).isFalse();
    assertThat(notes.givenUp).containsExactly(new Submission(0, 4, 3, nanos(2)));
  }

  @Test
  void tasks_givenUpAfterTheLastRetry_areAllThatIsLeftOfTheirArrival() {
    Notes notes = new Notes();

    run(
        world()
            .instances(1, 1024, 1024)
            .with(
                workload("web")
                    .whenFull(new ClientPolicy.Retry(nanos(1), 2, nanos(4), 3, 0))
                    .tasks(1, 25, 100))
            .build(),
        notes);

    assertThat(notes.givenUp).containsExactly(new Submission(0, 2, 24, nanos(1)));
    assertThat(notes.decisions)
        .filteredOn(each -> !each.isPlaced())
        .extracting(each -> each.tasks().first())
        .containsExactly(2L, 2L, 2L);
  }

  @Test
  void stateOfTheCluster_betweenSteps_canBeRead() {
    Notes notes = new Notes();
    WorldSpecification specification =
        world().instances(2, 1024, 1024).with(workload("web").task(1, 100)).horizon(50).build();

    run(specification, notes);

    ClusterState cluster = notes.cluster;
    assertThat(cluster).isNotNull();
    assertThat(cluster.size()).isEqualTo(2);
    assertThat(cluster.cpuLeft()[0]).isZero();
    assertThat(cluster.cpuLeft()[1]).isEqualTo(1024);
  }

  @Test
  void world_thatEndsAtItsEpoch_hasItsInstances() {
    Notes notes = new Notes();

    run(
        world().instances(2, 1024, 1024).with(workload("web").task(1, 9)).horizon(0).build(),
        notes);

    assertThat(notes.cluster).isNotNull();
    assertThat(notes.cluster.size()).isEqualTo(2);
    assertThat(notes.decisions).isEmpty();
  }

  @SeededTest(runs = 30)
  void worldWithAWitness_whoExplainsEverything_hasTheSameHistory(long seed) {
    WorldSpecification specification =
        seed % 2 == 0 ? RandomWorlds.instant(seed) : RandomWorlds.timed(seed);
    WorldFixtures.Run alone = WorldFixtures.run(specification);
    Notes notes = new Notes();

    RunResult watched = run(specification, notes);

    assertThat(watched.resultHash()).isEqualTo(alone.hash());
    assertThat(notes.decisions.stream().filter(Decision::isPlaced).map(Decision::instance))
        .isEqualTo(alone.events().of(TaskPlaced.class).map(TaskPlaced::instance).toList());
  }

  private static RunResult run(WorldSpecification specification, Witness witness) {
    try (World world =
        new World(specification, new Parallelism(2, 2), List.of(new RecordedEvents()), witness)) {
      return world.run(Pace.BATCH, () -> false);
    }
  }

  private static org.assertj.core.groups.Tuple tuple(long first, int count, long task) {
    return org.assertj.core.groups.Tuple.tuple(first, count, task);
  }

  /** Keeps all that it sees, and explains it. */
  private static final class Notes implements Witness {
    final List<Decision> decisions = new ArrayList<>();
    final List<Submission> givenUp = new ArrayList<>();
    @Nullable ClusterState cluster;

    @Override
    public void meets(ClusterState state) {
      cluster = state;
    }

    @Override
    public void decided(Decision decision, ClusterState state) {
      decisions.add(decision);
      Explanation explained = Explanation.of(state, decision.request(), decision.instance());
      assertThat(explained.isPlaced()).isEqualTo(decision.instance() != Placement.NO_INSTANCE);
    }

    @Override
    public void gaveUp(long time, Submission tasks) {
      givenUp.add(tasks);
    }
  }
}
