package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.Outcomes;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.random.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What readers see while a change takes five seconds to be seen. */
class WorldConsistencyTest {
  @Test
  @Tag("rule.consistency-change-is-seen-later")
  void task_thatIsNew_isMissingUntilItIsSeen() {
    try (Stepped stepped = new Stepped(lagging(new Distribution.Constant(5)), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      assertThat(listed(stepped)).isEmpty();

      stepped.stepTo(7);
      assertThat(listed(stepped)).hasSize(1);
      stepped.world().finish(false);
    }
  }

  @Test
  @Tag("rule.consistency-old-state-until-then")
  void task_thatHasStopped_isSeenRunningForAWhile() {
    try (Stepped stepped = new Stepped(lagging(new Distribution.Constant(5)), Parallelism.SINGLE)) {
      stepped.stepTo(7);
      String task = listed(stepped).getFirst();

      stepped.stepTo(12);
      assertThat(status(stepped, task)).isEqualTo("RUNNING");
      stepped.stepTo(17);
      assertThat(status(stepped, task)).isEqualTo("STOPPED");
      stepped.world().finish(false);
    }
  }

  @Test
  void task_withoutDelay_isSeenAtOnce() {
    try (Stepped stepped = new Stepped(lagging(null), Parallelism.SINGLE)) {
      stepped.stepTo(2);
      String task = listed(stepped).getFirst();
      stepped.stepTo(12);

      assertThat(status(stepped, task)).isEqualTo("STOPPED");
      stepped.world().finish(false);
    }
  }

  /** One task from 0 s to about 10 s; another workload gives something to step to. */
  private static WorldSpecification lagging(@Nullable Distribution delay) {
    WorkloadBuilder clock = workload("clock").size(9_999, 1);
    for (int second : new int[] {2, 7, 12, 17, 30}) {
      clock.task(second, 1);
    }
    return world()
        .instances(1, 1024, 1024)
        .timing(WorldFixtures.fixedTiming(0, 0))
        .account(new AccountRules(null, delay))
        .with(workload("one").task(0, 10))
        .with(clock)
        .build();
  }

  private static List<String> listed(Stepped stepped) {
    return call(
            stepped, new ListTasks(CLUSTER, null, null, null, null, null, null, null, null, null))
        .taskArns();
  }

  private static String status(Stepped stepped, String task) {
    Task found = call(stepped, new DescribeTasks(CLUSTER, List.of(task), null)).tasks().getFirst();
    return found.lastStatus();
  }

  private static <R> R call(Stepped stepped, Operation<R> operation) {
    List<Outcome<R>> outcomes = new ArrayList<>();
    stepped.world().tell(new ControlPlane.Call<>(operation, outcomes::add));
    while (outcomes.isEmpty()) {
      stepped.world().step();
    }
    return Outcomes.response(outcomes.getFirst());
  }
}
