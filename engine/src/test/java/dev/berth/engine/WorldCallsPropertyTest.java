package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.input.Execution;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Whole worlds with clients and with calls from outside at random moments: both ledgers hold, every
 * task comes to its end, and the same calls give the same history.
 */
class WorldCallsPropertyTest {
  private static final int MOST_CALLS = 60;

  @SeededTest(runs = 25)
  void world_calledAtRandom_endsWithNothingTaken(long seed) {
    Run run = run(seed, Parallelism.SINGLE);

    assertThat(run.events().of(TaskPlaced.class).count())
        .isEqualTo(run.events().of(TaskReleased.class).count());
    assertThat(run.hash()).isEqualTo(run(seed, new Parallelism(3, 1)).hash());
  }

  private static Run run(long seed, Parallelism parallelism) {
    WorldSpecification specification = RandomWorlds.timed(seed);
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(~seed);
    try (Stepped stepped = new Stepped(specification, parallelism)) {
      Caller caller = new Caller(stepped.world(), random);
      for (int call = 0; call < MOST_CALLS; call++) {
        caller.call();
        for (int step = random.nextInt(40); step > 0; step--) {
          stepped.world().step();
        }
      }
      caller.stopAll();
      return stepped.runOut();
    }
  }

  /** Somebody outside who starts tasks and stops some of those that there are. */
  private static final class Caller {
    private final World world;
    private final UniformRandomProvider random;
    private final List<String> tasks = new ArrayList<>();

    Caller(World world, UniformRandomProvider random) {
      this.world = world;
      this.random = random;
    }

    void call() {
      if (tasks.isEmpty() || random.nextInt(3) > 0) {
        RunTaskBuilder call = RunTaskBuilder.of("w0").count(1 + random.nextInt(10));
        RunTask one = (random.nextBoolean() ? call.subnets("subnet-1") : call).build();
        boolean endless = random.nextInt(4) == 0;
        long nanos = endless ? Execution.ENDLESS : WorldBuilder.nanos(random.nextInt(60));
        world.tell(new ControlPlane.Call<>(one, new Execution(nanos, 0), this::learn));
      } else {
        stop(tasks.get(random.nextInt(tasks.size())));
      }
    }

    /** Stops whatever runs until it is stopped, whoever has started it. */
    void stopAll() {
      List<String> running = new ArrayList<>();
      int rounds = 0;
      do {
        assertThat(rounds++).as("rounds of stopping all that runs").isLessThan(1_000);
        boolean more = true;
        while (more) {
          more = world.step();
        }
        running.clear();
        tell(
            new ListTasks(
                WorldBuilder.CLUSTER, null, null, null, null, null, null, null, null, null),
            outcome -> {
              if (outcome instanceof Outcome.Done<ListTasks.Response>(ListTasks.Response page)) {
                running.addAll(page.taskArns());
              }
            });
        world.step();
        running.forEach(this::stop);
      } while (!running.isEmpty());
    }

    private void stop(String task) {
      tell(new StopTask(WorldBuilder.CLUSTER, task, null), outcome -> {});
    }

    private void learn(Outcome<RunTask.Response> outcome) {
      if (outcome instanceof Outcome.Done<RunTask.Response>(RunTask.Response done)) {
        done.tasks().forEach(task -> tasks.add(task.taskArn()));
      }
    }

    private <R> void tell(Operation<R> operation, Consumer<Outcome<R>> onOutcome) {
      world.tell(new ControlPlane.Call<>(operation, onOutcome));
    }
  }
}
