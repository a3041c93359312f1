package dev.berth.engine.witness;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.Parallelism;
import dev.berth.engine.World;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.time.Pace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A witness who follows a world hears of what ECS tells of. */
class FollowingTest {
  private final Map<String, List<Task>> tasks = new LinkedHashMap<>();
  private final List<ContainerInstance> instances = new ArrayList<>();

  private final Witness follower =
      new Witness() {
        @Override
        public boolean follows() {
          return true;
        }

        @Override
        public void changed(long time, Task now) {
          tasks.computeIfAbsent(now.taskArn(), unused -> new ArrayList<>()).add(now);
        }

        @Override
        public void changed(long time, String cluster, ContainerInstance now) {
          assertThat(cluster).endsWith(":cluster/test");
          instances.add(now);
        }
      };

  @Test
  void tasks_fromTheirBeginningToTheirEnd_areTold() {
    run(follower);

    assertThat(tasks).hasSize(3);
    assertThat(tasks.values())
        .allSatisfy(told -> {
          assertThat(told)
              .extracting(Task::lastStatus)
              .containsSubsequence("PENDING", "RUNNING", "STOPPED");
          assertThat(told.getLast().desiredStatus()).isEqualTo("STOPPED");
          assertThat(told).extracting(Task::version).isSorted();
        });
  }

  @Test
  void instances_thatChange_areTold() {
    run(follower);

    assertThat(instances).extracting(ContainerInstance::status).contains("ACTIVE", "DRAINING");
    assertThat(instances).extracting(each -> each.registeredResources().size()).doesNotContain(0);
    assertThat(instances.stream().map(each -> each.remainingResources().toString()).distinct())
        .as("what is free on it")
        .hasSizeGreaterThan(1);
  }

  @Test
  void history_ofAWorldThatIsFollowed_isTheSame() {
    assertThat(run(follower)).isEqualTo(run(Witness.NONE));
  }

  private static String run(Witness witness) {
    WorldSpecification specification =
        world()
            .timing(TimingProfile.BRISK)
            .instances(1, 1024, 1024)
            .with(workload("job").size(256, 256).tasks(5, 3, 3))
            .change(20, "group0", new InstanceAction.Drain())
            .build();
    try (World world = new World(specification, Parallelism.SINGLE, List.of(), witness)) {
      return world.run(Pace.BATCH, () -> false).resultHash();
    }
  }
}
