package dev.berth.engine.placement.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScaleInTest {
  private static final Resources SMALL = Resources.of(100, 200);

  private final ClusterState cluster = new ClusterState();
  private final List<ServiceTask> tasks = new ArrayList<>();
  private UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(1L);

  @Test
  @Tag("rule.placement-scale-in-default")
  void service_withoutStrategy_losesATaskOfTheFullestInstanceInTheFullestZone() {
    register("a", "a", "b", "b");
    add(0, 0, 1, 2, 2, 2);
    add(3);

    // Zone b has four; its instance 2 has three.
    assertThat(choose(List.of(), 1)).extracting(ServiceTask::instance).containsExactly(2);
    assertThat(choose(List.of(), 3)).extracting(ServiceTask::instance).startsWith(2);
  }

  @Test
  @Tag("rule.placement-scale-in-zone-spread")
  void service_withASpreadOverZonesInFront_goesByInstancesWithinTheZone() {
    register("a", "b", "b");
    add(0, 1, 1, 2);

    assertThat(choose(DefaultChains.ZONE_SPREAD, 1))
        .extracting(ServiceTask::instance)
        .containsExactly(1);
  }

  @Test
  @Tag("rule.placement-scale-in-instance-spread")
  void service_spreadByInstance_doesNotLookAtZones() {
    register("a", "b", "b");
    add(0, 0, 1, 2, 2, 1, 0);

    assertThat(choose(List.of(new Spread("instanceId")), 1))
        .extracting(ServiceTask::instance)
        .containsExactly(0);
  }

  @Test
  @Tag("rule.placement-scale-in-binpack")
  void service_packedByMemory_emptiesTheInstanceThatHasMostOfItLeft() {
    register("a", "a");
    add(0, 0, 0, 1);

    // Instance 1 is nearly empty: its only task goes, then one after the other on instance 0.
    assertThat(choose(List.of(new Binpack(Binpack.Field.MEMORY)), 2))
        .extracting(ServiceTask::instance)
        .containsExactly(1, 0);
  }

  @Test
  void service_packedByCpu_looksAtWhatIsLeftAfterTheTask() {
    register("a", "a");
    add(0, SMALL);
    add(1, Resources.of(500, 200));

    add(1, SMALL);

    // The larger task frees more, but its instance has another one.
    assertThat(choose(List.of(new Binpack(Binpack.Field.CPU)), 1))
        .extracting(ServiceTask::instance)
        .containsExactly(0);
  }

  @Test
  @Tag("rule.placement-scale-in-old-first")
  void oldRevisions_goFirst_thenTasksThatDoNotRunYet() {
    register("a", "b", "b", "b");
    add(1, 2, 3);
    tasks.add(new ServiceTask(10, 0, TaskStatus.PENDING, false, false, SMALL));
    tasks.add(new ServiceTask(11, 0, TaskStatus.RUNNING, true, false, SMALL));
    tasks.add(new ServiceTask(12, 1, TaskStatus.PENDING, true, false, SMALL));

    assertThat(choose(List.of(), 3)).extracting(ServiceTask::task).containsExactly(12L, 11L, 10L);
  }

  @Test
  @Tag("rule.placement-scale-in-protection")
  void protectedTasks_areLeftAloneButCounted() {
    register("a", "b", "c");
    add(0, 1);
    tasks.add(new ServiceTask(10, 1, TaskStatus.RUNNING, true, true, SMALL));
    tasks.add(new ServiceTask(11, 2, TaskStatus.RUNNING, true, true, SMALL));

    assertThat(choose(List.of(), 1)).extracting(ServiceTask::instance).containsExactly(1);
    assertThat(choose(List.of(), 4)).extracting(ServiceTask::task).containsExactly(2L, 1L);
  }

  @SeededTest(runs = 200)
  void anyService_losesNoProtectedTask_andOldOnesBeforeOthers(long seed) {
    fill(seed, true);
    long free = tasks.stream().filter(task -> !task.isProtected()).count();
    int count = random.nextInt(tasks.size() + 2);

    List<ServiceTask> chosen = choose(chain(), count);

    assertThat(chosen)
        .doesNotHaveDuplicates()
        .hasSize((int) Math.min(count, free))
        .noneMatch(ServiceTask::isProtected)
        .isSubsetOf(tasks);
    List<Integer> ranks =
        chosen.stream().map(task -> (task.isOld() ? 0 : 2) + (isRunning(task) ? 1 : 0)).toList();
    assertThat(ranks).isSorted();
    if (chosen.size() < free && !chosen.isEmpty()) {
      List<ServiceTask> kept = new ArrayList<>(tasks);
      kept.removeAll(chosen);
      int last = ranks.getLast();
      assertThat(kept)
          .filteredOn(task -> !task.isProtected())
          .allMatch(task -> (task.isOld() ? 0 : 2) + (isRunning(task) ? 1 : 0) >= last);
    }
  }

  @SeededTest(runs = 200)
  void serviceSpreadOverZones_leavesNoZoneThatLostTasksMoreThanOneBelowAnother(long seed) {
    fill(seed, false);

    List<ServiceTask> chosen = choose(List.of(), random.nextInt(tasks.size() + 1));

    int[] zones = cluster.valuesOf("ecs.availability-zone");
    int[] before = new int[zones.length];
    tasks.forEach(task -> before[zones[task.instance()]]++);
    int[] after = before.clone();
    chosen.forEach(task -> after[zones[task.instance()]]--);
    int fullest = 0;
    for (int zone : zones) {
      fullest = Math.max(fullest, after[zone]);
    }
    for (int zone : zones) {
      if (after[zone] < before[zone]) {
        assertThat(after[zone]).isGreaterThanOrEqualTo(fullest - 1);
      }
    }
  }

  @SeededTest(runs = 200)
  void packedService_alwaysLosesTheTaskWhoseEndLeavesMost(long seed) {
    fill(seed, false);
    long[] left = new long[cluster.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = cluster.memoryLeft()[i];
    }
    List<ServiceTask> remaining = new ArrayList<>(tasks);

    for (ServiceTask task : choose(List.of(new Binpack(Binpack.Field.MEMORY)), tasks.size())) {
      long most =
          remaining.stream()
              .mapToLong(each -> left[each.instance()] + each.demand().memoryMiB())
              .max()
              .orElseThrow();
      left[task.instance()] += task.demand().memoryMiB();
      assertThat(left[task.instance()]).isEqualTo(most);
      remaining.remove(task);
    }
  }

  private void fill(long seed, boolean mixed) {
    random = RandomSource.SPLIT_MIX_64.create(seed);
    int instances = 1 + random.nextInt(8);
    for (int i = 0; i < instances; i++) {
      register("zone" + random.nextInt(3));
    }
    for (int i = 1 + random.nextInt(30); i > 0; i--) {
      Resources size = Resources.of(1 + random.nextInt(20), 1 + random.nextInt(20));
      int instance = random.nextInt(instances);
      take(instance, size);
      tasks.add(
          new ServiceTask(
              tasks.size() + 1,
              instance,
              mixed && random.nextBoolean() ? TaskStatus.PENDING : TaskStatus.RUNNING,
              mixed && random.nextBoolean(),
              mixed && random.nextInt(4) == 0,
              size));
    }
  }

  private List<PlacementPolicy> chain() {
    return switch (random.nextInt(5)) {
      case 0 -> List.of();
      case 1 -> DefaultChains.ZONE_SPREAD;
      case 2 -> List.of(new Spread("instanceId"), new Binpack(Binpack.Field.CPU));
      case 3 -> List.of(new Binpack(Binpack.Field.MEMORY));
      default -> DefaultChains.RUN_TASK;
    };
  }

  private static boolean isRunning(ServiceTask task) {
    return task.lastStatus() == TaskStatus.RUNNING;
  }

  private List<ServiceTask> choose(List<PlacementPolicy> chain, int count) {
    return new ScaleIn(cluster, chain, random).choose(tasks, count);
  }

  private void register(String... zones) {
    for (String zone : zones) {
      cluster.register(
          RegisteredResources.of(Resources.of(1000, 1000)), Map.of("ecs.availability-zone", zone));
    }
  }

  private void add(int... instances) {
    for (int instance : instances) {
      add(instance, SMALL);
    }
  }

  private void add(int instance, Resources size) {
    take(instance, size);
    tasks.add(new ServiceTask(tasks.size() + 1, instance, TaskStatus.RUNNING, false, false, size));
  }

  private void take(int instance, Resources size) {
    cluster.take(
        instance,
        PlacementRequest.of(TaskDemand.of(size), "service:web", Constraints.NONE, List.of()));
  }
}
