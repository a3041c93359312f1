package dev.berth.engine.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstancesNeededTest {
  private static final int PROBLEMS = 50;
  private static final int CAPACITY = 1_000;

  @SeededTest(runs = 60)
  void bound_ofRandomTasks_neverExceedsTheOptimum(long seed) {
    Random random = new Random(seed);
    for (int problem = 0; problem < PROBLEMS; problem++) {
      List<Resources> instances = instances(random);
      List<Resources> tasks = tasks(random, instances);
      int optimum = FewestInstances.of(instances, tasks);

      InstancesNeeded needed = placed(instances, tasks);

      assertThat(needed.best()).as("%s on %s", tasks, instances).isLessThanOrEqualTo(optimum);
      assertThat(needed.byVolume()).isLessThanOrEqualTo(needed.best());
      assertThat(needed.byVolume()).isPositive();
    }
  }

  @SeededTest(runs = 30)
  void bound_overAHistory_isThatOfItsWorstInstant(long seed) {
    Random random = new Random(seed);
    List<Resources> instances = Collections.nCopies(6, Resources.of(100, 100));
    TaskKinds kinds = new TaskKinds();
    InstancesNeeded needed = new InstancesNeeded(Fleet.of(instances), kinds);
    List<Resources> present = new ArrayList<>();
    int worstOptimum = 0;
    int worstBound = 0;
    for (int step = 0; step < 120; step++) {
      if (present.size() < 6 && random.nextInt(5) < 3) {
        Resources task = Resources.of(10 + random.nextInt(60), 10 + random.nextInt(60));
        present.add(task);
        needed.add(kinds.numberOf(task), task);
      } else if (!present.isEmpty()) {
        Resources task = present.remove(random.nextInt(present.size()));
        needed.remove(kinds.numberOf(task), task);
      }
      worstOptimum = Math.max(worstOptimum, FewestInstances.of(instances, present));
      worstBound = Math.max(worstBound, volume(present));
    }

    assertThat(needed.best()).isBetween(worstBound, worstOptimum);
  }

  @Test
  void bound_ofTasksJustOverHalf_isOneInstanceEach() {
    List<Resources> instances = Collections.nCopies(40, Resources.of(CAPACITY, CAPACITY));
    InstancesNeeded needed = placed(instances, Collections.nCopies(30, Resources.of(501, 1)));

    assertThat(needed.byVolume()).isEqualTo(16);
    assertThat(needed.best()).isEqualTo(30);
  }

  @Test
  void bound_ofTasksThatAreEachOthersOpposite_isOneInstanceEach() {
    List<Resources> instances = Collections.nCopies(40, Resources.of(CAPACITY, CAPACITY));
    List<Resources> tasks = new ArrayList<>(Collections.nCopies(10, Resources.of(800, 300)));
    tasks.addAll(Collections.nCopies(10, Resources.of(300, 800)));

    InstancesNeeded needed = placed(instances, tasks);

    assertThat(needed.byVolume()).isEqualTo(11);
    assertThat(needed.best()).isEqualTo(20);
  }

  @Test
  void bound_ofHalvesBesideLargerTasks_countsHalvesAsHalves() {
    List<Resources> instances = Collections.nCopies(40, Resources.of(CAPACITY, CAPACITY));
    List<Resources> tasks = new ArrayList<>(Collections.nCopies(10, Resources.of(510, 1)));
    tasks.addAll(Collections.nCopies(10, Resources.of(500, 1)));

    assertThat(placed(instances, tasks).best()).isEqualTo(15);
  }

  @Test
  void bound_ofTasksWithGapsNobodyFills_ignoresTheSmallOnes() {
    List<Resources> instances = Collections.nCopies(40, Resources.of(CAPACITY, CAPACITY));
    List<Resources> tasks = new ArrayList<>(Collections.nCopies(10, Resources.of(700, 1)));
    tasks.addAll(Collections.nCopies(10, Resources.of(350, 1)));

    assertThat(placed(instances, tasks).best()).isEqualTo(15);
  }

  @Test
  void bound_onInstancesOfTwoSizes_countsTheLargeOnesFirst() {
    List<Resources> instances = new ArrayList<>(Collections.nCopies(20, Resources.of(500, 500)));
    instances.addAll(Collections.nCopies(2, Resources.of(CAPACITY, CAPACITY)));

    assertThat(placed(instances, Collections.nCopies(10, Resources.of(300, 1))).best())
        .as("three on each of the large ones, one on each of the others")
        .isEqualTo(6);
  }

  @Test
  void bound_ofGpuShares_knowsThatADeviceHoldsOneOfThem() {
    List<Resources> instances = Collections.nCopies(9, Resources.ofGpus(CAPACITY, CAPACITY, 8));
    InstancesNeeded needed = placed(instances, Collections.nCopies(32, new Resources(1, 1, 600)));

    assertThat(needed.byVolume()).isEqualTo(3);
    assertThat(needed.best()).isEqualTo(4);
  }

  @Test
  void bound_ofNothing_isNone() {
    assertThat(placed(List.of(Resources.of(1, 1)), List.of()).best()).isZero();
    assertThat(placed(List.of(), List.of()).best()).isZero();
  }

  @Test
  void bound_ofMoreKindsThanAreCounted_isStillABound() {
    List<Resources> instances = Collections.nCopies(9_000, Resources.of(10_000, 10_000));
    List<Resources> tasks = new ArrayList<>();
    for (int i = 0; i < 2 * TaskKinds.MOST; i++) {
      tasks.add(Resources.of(5_001 + i % 4_000, 1 + i));
    }

    assertThat(placed(instances, tasks).best()).isEqualTo(tasks.size());
  }

  private static InstancesNeeded placed(List<Resources> instances, List<Resources> tasks) {
    TaskKinds kinds = new TaskKinds();
    InstancesNeeded needed = new InstancesNeeded(Fleet.of(instances), kinds);
    tasks.forEach(task -> needed.add(kinds.numberOf(task), task));
    return needed;
  }

  private static int volume(List<Resources> tasks) {
    int cpu = tasks.stream().mapToInt(Resources::cpuUnits).sum();
    int memory = tasks.stream().mapToInt(Resources::memoryMiB).sum();
    return Math.ceilDiv(Math.max(cpu, memory), 100);
  }

  private static List<Resources> instances(Random random) {
    int sizes = 1 + random.nextInt(3);
    boolean gpus = random.nextInt(3) == 0;
    List<Resources> all = new ArrayList<>();
    for (int size = 0; size < sizes; size++) {
      Resources registered =
          Resources.ofGpus(
              20 + random.nextInt(4) * random.nextInt(60),
              20 + random.nextInt(4) * random.nextInt(60),
              gpus ? random.nextInt(4) : 0);
      all.addAll(Collections.nCopies(sizes == 1 ? 8 : 4, registered));
    }
    return all;
  }

  /** Up to eight tasks that fit, one after the other, on at most one instance each. */
  private static List<Resources> tasks(Random random, List<Resources> instances) {
    int count = 1 + random.nextInt(8);
    int largest = 2 + random.nextInt(3);
    List<Resources> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Resources on = instances.get(i % instances.size());
      int gpu =
          switch (on.gpuMilli() == 0 ? 0 : random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> 100 * (1 + random.nextInt(9));
            default -> Resources.WHOLE_GPU * (1 + random.nextInt(on.gpuMilli() / 1_000));
          };
      tasks.add(
          new Resources(
              part(random, on.cpuUnits(), largest), part(random, on.memoryMiB(), largest), gpu));
    }
    return tasks;
  }

  /** Anything up to the whole, and often exactly, or just above, a simple part of it. */
  private static int part(Random random, int whole, int largest) {
    return switch (random.nextInt(3)) {
      case 0 -> 1 + random.nextInt(whole);
      case 1 -> whole / largest;
      default -> Math.min(whole, whole / largest + 1 + random.nextInt(3));
    };
  }
}
