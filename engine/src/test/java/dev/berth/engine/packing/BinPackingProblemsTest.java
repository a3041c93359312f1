package dev.berth.engine.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** The classes of bin packing problems that packing algorithms are usually compared on. */
class BinPackingProblemsTest {
  private static final List<PlacementPolicy> POLICIES =
      List.of(
          new FirstFit(),
          new Binpack(Binpack.Field.CPU),
          new Binpack(Binpack.Field.MEMORY),
          new Spread("instanceId"));

  /** Falkenauer's triplets: sizes from 250 to 500 of 1,000, three of which fill a bin exactly. */
  @SeededTest(runs = 20)
  void triplets_withAKnownOptimum_areBoundedByExactlyThat(long seed) {
    int optimum = 20 + (int) (seed % 4) * 20;
    List<Resources> tasks = triplets(new Random(seed), optimum);

    assertThat(needed(tasks, 1_000)).isEqualTo(optimum);
    for (PlacementPolicy policy : POLICIES) {
      assertThat(used(policy, tasks, 1_000, seed)).as("%s", policy).isGreaterThanOrEqualTo(optimum);
    }
  }

  /** Falkenauer's uniform class: sizes from 20 to 100 of 150. */
  @SeededTest(runs = 20)
  void uniformSizes_reachAtLeastTheBoundOfMartelloAndToth(long seed) {
    check(new Random(seed), seed, 150, 20, 100);
  }

  /** Scholl's, Klein's and Jürgens' first set: sizes from 1, 20 or 30 to 100 of 100 to 150. */
  @SeededTest(runs = 36)
  void schollsSizes_reachAtLeastTheBoundOfMartelloAndToth(long seed) {
    int capacity = List.of(100, 120, 150).get((int) (seed % 3));
    int smallest = List.of(1, 20, 30).get((int) (seed / 3 % 3));
    check(new Random(seed), seed, capacity, smallest, 100);
  }

  /** Scholl's second set: sizes within 20, 50 or 90 % of a third, fifth, seventh or ninth. */
  @SeededTest(runs = 24)
  void schollsNarrowSizes_reachAtLeastTheBoundOfMartelloAndToth(long seed) {
    int mean = 1_000 / List.of(3, 5, 7, 9).get((int) (seed % 4));
    int spread = mean * List.of(20, 50, 90).get((int) (seed / 4 % 3)) / 100;
    check(new Random(seed), seed, 1_000, mean - spread, mean + spread);
  }

  private static void check(Random random, long seed, int capacity, int smallest, int largest) {
    List<Resources> tasks =
        IntStream.range(0, 120)
            .map(i -> smallest + random.nextInt(largest - smallest + 1))
            .mapToObj(size -> Resources.of(size, 1))
            .toList();
    int bound = needed(tasks, capacity);

    assertThat(bound).isBetween(martelloToth(tasks, capacity), decreasing(tasks, capacity));
    for (PlacementPolicy policy : POLICIES) {
      assertThat(used(policy, tasks, capacity, seed))
          .as("%s", policy)
          .isGreaterThanOrEqualTo(bound);
    }
  }

  private static int needed(List<Resources> tasks, int capacity) {
    TaskKinds kinds = new TaskKinds();
    InstancesNeeded needed = new InstancesNeeded(Fleet.of(bins(tasks, capacity)), kinds);
    tasks.forEach(task -> needed.add(kinds.numberOf(task), task));
    return needed.best();
  }

  /** The instances that a policy uses for these tasks in this order. */
  private static int used(PlacementPolicy policy, List<Resources> tasks, int capacity, long seed) {
    ClusterState cluster = new ClusterState();
    bins(tasks, capacity).forEach(bin -> cluster.register(RegisteredResources.of(bin), Map.of()));
    Placement placement = new ReferencePlacement(TieBreak.LOWEST);
    UniformRandomProvider random = RandomStreams.of(seed).named("placement").stream();
    boolean[] used = new boolean[cluster.size()];
    int count = 0;
    for (Resources task : tasks) {
      PlacementRequest request =
          PlacementRequest.of(TaskDemand.of(task), "tasks", Constraints.NONE, List.of(policy));
      int instance = placement.choose(cluster, request, random);
      cluster.take(instance, request);
      count += used[instance] ? 0 : 1;
      used[instance] = true;
    }
    return count;
  }

  /** First fit decreasing: an upper bound of the optimum. */
  private static int decreasing(List<Resources> tasks, int capacity) {
    int[] left = new int[tasks.size()];
    Arrays.fill(left, capacity);
    int used = 0;
    for (int size : sizes(tasks)) {
      int bin = 0;
      while (left[bin] < size) {
        bin++;
      }
      left[bin] -= size;
      used = Math.max(used, bin + 1);
    }
    return used;
  }

  /** The bound L2, over every threshold. */
  private static int martelloToth(List<Resources> tasks, int capacity) {
    int best = 0;
    for (int low = 0; low <= capacity / 2; low++) {
      int alone = 0;
      int over = 0;
      long overSize = 0;
      long smallSize = 0;
      for (int size : sizes(tasks)) {
        if (size > capacity - low) {
          alone++;
        } else if (2 * size > capacity) {
          over++;
          overSize += size;
        } else if (size >= low) {
          smallSize += size;
        }
      }
      long rest = smallSize - (over * (long) capacity - overSize);
      best = Math.max(best, alone + over + (int) Math.max(0, Math.ceilDiv(rest, capacity)));
    }
    return best;
  }

  private static List<Integer> sizes(List<Resources> tasks) {
    return tasks.stream().map(Resources::cpuUnits).sorted(Collections.reverseOrder()).toList();
  }

  private static List<Resources> triplets(Random random, int bins) {
    List<Resources> tasks = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      int first = 380 + random.nextInt(111);
      int second = 250 + random.nextInt((1_000 - first) / 2 - 250);
      for (int size : new int[] {first, second, 1_000 - first - second}) {
        tasks.add(Resources.of(size, 1));
      }
    }
    Collections.shuffle(tasks, random);
    return tasks;
  }

  private static List<Resources> bins(List<Resources> tasks, int capacity) {
    return Collections.nCopies(tasks.size(), Resources.of(capacity, 1_000));
  }
}
