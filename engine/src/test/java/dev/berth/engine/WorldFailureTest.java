package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.InvalidInputException;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.time.Pace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldFailureTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void source_thatFindsItsInputWrong_endsTheWorldAndIsClosed(int good) {
    FailingSource source = new FailingSource(good, new InvalidInputException("trace.csv:7"));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> run(source))
        .withMessage("trace.csv:7");
    assertThat(source.closed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void source_withAnError_endsTheWorldAndIsClosed(int good) {
    FailingSource source = new FailingSource(good, new AssertionError("broken source"));

    assertThatThrownBy(() -> run(source)).isInstanceOf(AssertionError.class);
    assertThat(source.closed).isTrue();
  }

  @Test
  void source_thatCannotBeOpened_closesThoseThatWere() {
    FailingSource opened = new FailingSource(5, new AssertionError());
    WorldSpecification specification =
        world()
            .with(workload("first").source(() -> opened))
            .with(
                workload("second")
                    .source(() -> {
                      throw new InvalidInputException("no such file");
                    }))
            .build();

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new World(specification, Parallelism.SINGLE, List.of()));
    assertThat(opened.closed).isTrue();
  }

  @Test
  void source_thatGoesBackInTime_endsTheWorld() {
    WorldSpecification specification =
        world().instances(1, 1024, 1024).with(workload("trace").task(5, 1).task(4, 1)).build();

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> WorldFixtures.run(specification))
        .withMessage("workload 'trace': an arrival at 4000000000 ns after one at 5000000000 ns");
  }

  @Test
  void actor_thatThrows_endsTheWorldWithWhatItThrew() {
    WorldSpecification specification =
        world().instances(1, 1024, 1024).with(workload("one").task(1, 5)).build();

    try (World world = new World(specification, Parallelism.SINGLE, List.of())) {
      world.tell(new ControlPlane.StopTask("elsewhere", 1));

      assertThatIllegalArgumentException()
          .isThrownBy(world::step)
          .withMessage("no cluster 'elsewhere'");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void recorder_thatThrows_endsTheWorldWithWhatItThrew(int threads) {
    WorldSpecification specification =
        world()
            .timing(TimingProfile.REALISTIC)
            .instances(1, 1024, 1024)
            .with(workload("one").task(1, 5))
            .build();
    Recorder broken =
        event -> {
          throw new IllegalStateException("disk full");
        };

    try (World world = new World(specification, new Parallelism(2, threads), List.of(broken))) {
      assertThatThrownBy(() -> world.run(Pace.BATCH, () -> false)).hasMessage("disk full");
    }
  }

  @Test
  void runTime_beyondTheEndOfTime_leavesTheTaskUnfinished() {
    Execution longest = new Execution(Execution.ENDLESS - 1, 0);
    WorldSpecification specification =
        world()
            .instances(1, 1024, 1024)
            .with(workload("one").arrival(new Arrival(nanos(1), null, List.of(longest))))
            .build();

    try (World world = new World(specification, Parallelism.SINGLE, List.of())) {
      assertThat(world.run(Pace.BATCH, () -> false).summary().tasks().unfinishedAtEnd())
          .isEqualTo(1);
    }
  }

  private static void run(ArrivalSource source) {
    WorldSpecification specification =
        world().instances(1, 1024, 1024).with(workload("one").source(() -> source)).build();
    try (World world = new World(specification, Parallelism.SINGLE, List.of())) {
      world.run(Pace.BATCH, () -> false);
    }
  }

  /** Gives some arrivals, then throws. */
  private static final class FailingSource implements ArrivalSource {
    private final Throwable failure;
    private int left;
    private long seconds;
    private boolean closed;

    FailingSource(int good, Throwable failure) {
      this.left = good;
      this.failure = failure;
    }

    @Override
    public @Nullable Arrival next() {
      if (left-- > 0) {
        return new Arrival(nanos(++seconds), null, List.of(new Execution(nanos(5), 0)));
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
