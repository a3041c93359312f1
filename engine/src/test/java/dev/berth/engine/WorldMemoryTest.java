package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.model.Resources;
import dev.berth.engine.record.InvariantChecker;
import dev.berth.engine.record.Summary;
import dev.berth.engine.time.Pace;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Memory is bounded by live tasks: of those that have come and gone nothing is kept. */
class WorldMemoryTest {
  private static final int ARRIVALS = 20_000;
  private static final int TASKS_PER_ARRIVAL = 10;

  @Test
  void world_withManyShortTasks_keepsNothingOfThem() {
    ShortTasks source = new ShortTasks();
    WorldSpecification specification =
        WorldBuilder.world()
            .timing(WorldFixtures.fixedTiming(1, 1))
            .instances(20, 4096, 4096)
            .with(
                WorkloadBuilder.workload("short")
                    .whenFull(new ClientPolicy.Queue())
                    .source(() -> source))
            .build();
    InvariantChecker checker = new InvariantChecker();
    try (World world = new World(specification, new Parallelism(2, 2), List.of(checker))) {
      Summary.Tasks tasks = world.run(Pace.BATCH, () -> false).summary().tasks();

      assertThat(tasks.succeeded()).isEqualTo((long) ARRIVALS * TASKS_PER_ARRIVAL);
      checker.checkAllGivenBack(false);
      assertThat(source.kept()).isZero();
    }
  }

  /** Work of equal but distinct objects, of which a sample is watched. */
  private static final class ShortTasks implements ArrivalSource {
    private static final int SAMPLE = 100;
    private static final int TRIES = 50;

    private final List<WeakReference<Object>> watched = new ArrayList<>();
    private int given;

    @Override
    public @Nullable Arrival next() {
      if (given == ARRIVALS) {
        return null;
      }
      Resources size = Resources.of(128, 128);
      List<Execution> executions =
          IntStream.range(0, TASKS_PER_ARRIVAL)
              .mapToObj(i -> new Execution(WorldBuilder.nanos(2), 0))
              .toList();
      // What came first may be the key of an index, what came last is kept until it is forgotten.
      if (given % SAMPLE == SAMPLE - 1 && given < ARRIVALS * 9 / 10) {
        watched.add(new WeakReference<>(size));
        watched.add(new WeakReference<>(executions.getFirst()));
      }
      return new Arrival(WorldBuilder.nanos(given++), size, executions);
    }

    /** How many of the watched objects are still there after a thorough collection. */
    @SuppressWarnings("System.gc")
    long kept() {
      long kept = watched.size();
      for (int i = 0; i < TRIES && kept > 0; i++) {
        System.gc();
        kept = watched.stream().filter(reference -> reference.get() != null).count();
      }
      return kept;
    }
  }
}
