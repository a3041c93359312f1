package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.time.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorldPaceTest {
  private final List<Long> awaited = new ArrayList<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Test
  void instantWorld_withNothingLeftToDo_waitsForNothing() {
    run(world().instances(1, 1024, 1024).with(workload("one").task(1, 5)).build());

    assertThat(awaited).containsExactly(nanos(1), nanos(6));
  }

  @Test
  void timedWorld_withOnlyStoppedTasksToForget_waitsForNothing() {
    RunResult result =
        run(
            world()
                .timing(TimingProfile.REALISTIC)
                .instances(1, 1024, 1024)
                .with(workload("one").task(1, 5))
                .build());

    assertThat(awaited.getLast()).isLessThan(nanos(3_600));
    assertThat(result.interrupted()).isFalse();
  }

  @Test
  void world_withAHorizon_waitsForIt() {
    RunResult result =
        run(world().instances(1, 1024, 1024).with(workload("one").task(1, 5)).horizon(60).build());

    assertThat(awaited.getLast()).isEqualTo(nanos(60));
    assertThat(result.summary().simulatedSeconds()).isEqualTo(60);
  }

  @Test
  void world_stoppedWhileItWaits_goesNoFurther() {
    WorldSpecification specification =
        world().instances(1, 1024, 1024).with(workload("one").task(1, 5)).build();

    RunResult result = run(specification, nanos(6));

    assertThat(result.interrupted()).isTrue();
    assertThat(result.summary().simulatedSeconds()).isEqualTo(1);
    assertThat(result.summary().tasks().unfinishedAtEnd()).isEqualTo(1);
  }

  @Test
  void world_stoppedBeforeItBegins_isEmpty() {
    stopped.set(true);

    RunResult result =
        run(world().instances(1, 1024, 1024).with(workload("one").task(1, 5)).build());

    assertThat(result.interrupted()).isTrue();
    assertThat(result.summary().tasks().submitted()).isZero();
  }

  private RunResult run(WorldSpecification specification) {
    return run(specification, Long.MAX_VALUE);
  }

  /** Runs a world and stops it while it waits for this virtual time. */
  private RunResult run(WorldSpecification specification, long stopAt) {
    Pace pace =
        (virtualNanos, stop) -> {
          awaited.add(virtualNanos);
          if (virtualNanos >= stopAt) {
            stopped.set(true);
          }
        };
    try (World world = new World(specification, Parallelism.SINGLE, List.of())) {
      return world.run(pace, stopped::get);
    }
  }
}
