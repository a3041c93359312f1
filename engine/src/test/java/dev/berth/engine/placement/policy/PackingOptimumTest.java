package dev.berth.engine.placement.policy;

import static dev.berth.engine.placement.policy.PolicyFixtures.amounts;
import static dev.berth.engine.placement.policy.PolicyFixtures.cluster;
import static dev.berth.engine.placement.policy.PolicyFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.TaskMix.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;

/** Small packings whose optimum is found by trying everything: no policy may come out below it. */
class PackingOptimumTest {
  private static final Placement REFERENCE = new ReferencePlacement(TieBreak.LOWEST);

  @SeededTest(runs = 300)
  void policies_thatPlaceEveryTask_needNoFewerInstancesThanTheOptimum(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    Resources[] instances = randomInstances(random);
    List<Resources> tasks =
        IntStream.range(0, 1 + random.nextInt(8)).mapToObj(i -> randomTask(random)).toList();
    int optimum = new Optimum(instances, tasks).instances();
    TaskMix mix =
        new TaskMix(
            tasks.stream().map(task -> new Shape(task.cpuUnits(), task.gpuMilli(), 1)).toList());
    PolicySetting setting = new PolicySetting(ResourceWeights.EVEN, () -> mix);
    for (KnownPolicy known : KnownPolicies.all()) {
      Set<Integer> used = new HashSet<>();
      ClusterState cluster = cluster(instances);
      for (Resources task : tasks) {
        PlacementRequest request = request(task, known.make().apply(setting));
        int chosen = REFERENCE.choose(cluster, request, random);
        if (chosen != Placement.NO_INSTANCE) {
          cluster.take(chosen, request, Placement.devices(cluster, request, chosen, random));
          used.add(chosen);
        } else {
          used.clear();
          break;
        }
      }
      if (!used.isEmpty()) {
        assertThat(used.size())
            .as("%s with %s on %s", known.name(), tasks, Arrays.toString(instances))
            .isGreaterThanOrEqualTo(optimum);
      }
    }
  }

  @Test
  void optimum_ofPackingsKnownByHand_isFound() {
    Resources ten = amounts(10, 10, 0);
    Resources[] five = {ten, ten, ten, ten, ten};

    // First fit needs three: 6 and 3 stand together, then 5 and 4, and the last 2 alone.
    List<Resources> tasks = List.of(cpu(6), cpu(3), cpu(5), cpu(4), cpu(2));
    assertThat(new Optimum(five, tasks).instances()).isEqualTo(2);
    assertThat(new Optimum(five, List.of(cpu(6), cpu(6), cpu(6))).instances()).isEqualTo(3);
    Resources[] unlike = {amounts(5, 5, 1_000), amounts(20, 20, 2_000)};
    assertThat(new Optimum(unlike, List.of(cpu(4), cpu(5), cpu(6))).instances()).isOne();
    assertThat(new Optimum(unlike, List.of(gpu(600), gpu(600), gpu(600))).instances()).isEqualTo(2);
    assertThat(new Optimum(unlike, List.of(gpu(400), gpu(600), gpu(1_000))).instances()).isOne();
  }

  private static Resources cpu(int units) {
    return amounts(units, 0, 0);
  }

  private static Resources gpu(int milli) {
    return amounts(0, 0, milli);
  }

  private static Resources[] randomInstances(UniformRandomProvider random) {
    int kinds = 1 + random.nextInt(2);
    Resources[] sizes =
        IntStream.range(0, kinds)
            .mapToObj(i ->
                Resources.ofGpus(
                    8 + random.nextInt(8), 8 + random.nextInt(8), 1 + random.nextInt(2)))
            .toArray(Resources[]::new);
    return IntStream.range(0, 8).mapToObj(i -> sizes[i % kinds]).toArray(Resources[]::new);
  }

  private static Resources randomTask(UniformRandomProvider random) {
    int gpuMilli =
        switch (random.nextInt(4)) {
          case 0 -> 1_000;
          case 1 -> 100 * (1 + random.nextInt(9));
          default -> 0;
        };
    return amounts(1 + random.nextInt(8), 1 + random.nextInt(8), gpuMilli);
  }

  /** Tries every way to place tasks that could be better than the best one so far. */
  private static final class Optimum {
    private final Resources[] sizes;
    private final List<Resources> tasks;
    private final int[] cpuLeft;
    private final int[] memoryLeft;
    private final int[][] deviceLeft;
    private final int[] tasksOn;
    private int best = Integer.MAX_VALUE;

    Optimum(Resources[] sizes, List<Resources> tasks) {
      this.sizes = sizes;
      this.tasks = new ArrayList<>(tasks);
      cpuLeft = Arrays.stream(sizes).mapToInt(Resources::cpuUnits).toArray();
      memoryLeft = Arrays.stream(sizes).mapToInt(Resources::memoryMiB).toArray();
      deviceLeft = new int[sizes.length][];
      for (int i = 0; i < sizes.length; i++) {
        deviceLeft[i] = new int[sizes[i].gpuMilli() / 1_000];
        Arrays.fill(deviceLeft[i], 1_000);
      }
      tasksOn = new int[sizes.length];
    }

    /** The fewest instances; the largest number there is if the tasks cannot all be placed. */
    int instances() {
      search(0, 0);
      return best;
    }

    private void search(int task, int used) {
      if (used >= best) {
        return;
      }
      if (task == tasks.size()) {
        best = used;
        return;
      }
      Resources demand = tasks.get(task);
      for (int i = 0; i < sizes.length; i++) {
        boolean room = cpuLeft[i] >= demand.cpuUnits() && memoryLeft[i] >= demand.memoryMiB();
        if (room && !isLikeAnEarlierEmptyOne(i)) {
          cpuLeft[i] -= demand.cpuUnits();
          memoryLeft[i] -= demand.memoryMiB();
          tasksOn[i]++;
          tryDevices(i, demand.gpuMilli(), task, tasksOn[i] == 1 ? used + 1 : used);
          tasksOn[i]--;
          cpuLeft[i] += demand.cpuUnits();
          memoryLeft[i] += demand.memoryMiB();
        }
      }
    }

    /** Tasks here ask for one device at most, or a share of one. */
    private void tryDevices(int instance, int milli, int task, int used) {
      if (milli == 0) {
        search(task + 1, used);
        return;
      }
      int[] left = deviceLeft[instance];
      for (int device = 0; device < left.length; device++) {
        if (left[device] >= milli) {
          left[device] -= milli;
          search(task + 1, used);
          left[device] += milli;
        }
      }
    }

    private boolean isLikeAnEarlierEmptyOne(int instance) {
      return tasksOn[instance] == 0
          && IntStream.range(0, instance)
              .anyMatch(i -> tasksOn[i] == 0 && sizes[i].equals(sizes[instance]));
    }
  }
}
