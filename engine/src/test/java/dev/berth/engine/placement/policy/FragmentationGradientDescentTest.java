package dev.berth.engine.placement.policy;

import static dev.berth.engine.placement.policy.PolicyFixtures.amounts;
import static dev.berth.engine.placement.policy.PolicyFixtures.cluster;
import static dev.berth.engine.placement.policy.PolicyFixtures.request;
import static dev.berth.engine.placement.policy.PolicyFixtures.scores;
import static dev.berth.engine.placement.policy.PolicyFixtures.take;
import static dev.berth.engine.placement.policy.PolicyFixtures.takeGpu;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.policy.TaskMix.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;

class FragmentationGradientDescentTest {
  private static final SplitMix64 UNUSED = new SplitMix64(1);

  @Test
  void score_ofAHandWorkedMix_isTheLogisticOfTheDevicesSaved() {
    // Half of the tasks share 600, half take a whole device; both need 10 CPU units.
    var policy =
        new FragmentationGradientDescent(
            new TaskMix(List.of(new Shape(10, 600, 1), new Shape(10, 1_000, 1))));
    ClusterState cluster = cluster(amounts(100, 1, 2_000), amounts(100, 1, 2_000));
    takeGpu(cluster, 0, 500, 0b01);

    // Instance 0 has 500 and 1000 left: 500 are of no use to either. The task on device 0 leaves
    // 100 of no use, 0.4 devices less; on device 1 it leaves 500 and 600: 500 for the one, 1100
    // for the other, 800 on average, 0.3 more. 100 / (1 + e^-0.4) = 59.87.
    // Instance 1: 600 and 1000 are left, 600 of them useless to half: 0.3 more, 42.56.
    Resources demand = amounts(10, 0, 400);
    assertThat(scores(policy, cluster, demand)).containsExactly(59L, 42L);
    assertThat(policy.devices(cluster, request(demand), 0, UNUSED)).isEqualTo(0b01);
  }

  @Test
  void score_ofTheLastCpu_countsAllIdleGpuAsLost() {
    var policy = new FragmentationGradientDescent(new TaskMix(List.of(new Shape(50, 1_000, 1))));
    ClusterState cluster = cluster(amounts(100, 1, 2_000), amounts(100, 1, 2_000));
    take(cluster, 1, 80, 0, 0);

    // Two devices become useless: 100 / (1 + e^2) = 11.9; on the other they are useless already.
    assertThat(scores(policy, cluster, amounts(60, 0, 0))).startsWith(11L);
    assertThat(scores(policy, cluster, amounts(20, 0, 0))).containsExactly(50L, 50L);
  }

  @Test
  void devices_ofEqualScores_areTheFirst() {
    var policy = new FragmentationGradientDescent(TaskMix.NONE);
    ClusterState cluster = cluster(amounts(1, 1, 3_000));
    takeGpu(cluster, 0, 900, 0b001);
    takeGpu(cluster, 0, 300, 0b100);

    assertThat(policy.devices(cluster, request(amounts(0, 0, 500)), 0, UNUSED)).isEqualTo(0b010);
    assertThat(policy.devices(cluster, request(amounts(0, 0, 1_000)), 0, UNUSED)).isEqualTo(0b010);
  }

  @SeededTest(runs = 200)
  void scoreAndDevice_ofRandomStates_areThoseOfTheFormula(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    List<Shape> shapes =
        IntStream.range(0, 1 + random.nextInt(12)).mapToObj(i -> randomShape(random)).toList();
    TaskMix mix = new TaskMix(shapes);
    var policy = new FragmentationGradientDescent(mix);
    int gpus = random.nextInt(9);
    ClusterState cluster = cluster(Resources.ofGpus(40, 0, gpus));
    for (int i = 0; i < 20; i++) {
      Resources demand = randomDemand(random);
      if (demand.cpuUnits() > cluster.cpuLeft()[0] || !cluster.gpus().fits(0, demand.gpuMilli())) {
        continue;
      }
      Slow slow = new Slow(mix.commonest(95), cluster);
      assertThat(policy.score(cluster, request(demand), 0)).isEqualTo(slow.score(demand));
      long devices = policy.devices(cluster, request(demand), 0, UNUSED);
      assertThat(devices).isEqualTo(slow.devices(demand));
      cluster.take(0, request(demand), devices);
    }
  }

  private static Shape randomShape(UniformRandomProvider random) {
    return new Shape(random.nextInt(20), randomGpu(random), 1 + random.nextInt(9));
  }

  private static Resources randomDemand(UniformRandomProvider random) {
    return amounts(random.nextInt(6), 0, randomGpu(random));
  }

  private static int randomGpu(UniformRandomProvider random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> 1_000 * (1 + random.nextInt(3));
      default -> 100 * (1 + random.nextInt(9));
    };
  }

  /** The definition, shape by shape and device by device, in decimals without end. */
  private record Slow(TaskMix mix, ClusterState cluster) {
    long score(Resources demand) {
      short[] left = cluster.gpus().milliLeft(0);
      if (!isShare(demand)) {
        return score(demand, without(left, cluster.gpus().tightest(0, demand.gpuMilli()), 1_000));
      }
      return IntStream.range(0, left.length)
          .filter(device -> left[device] >= demand.gpuMilli())
          .mapToLong(device -> score(demand, without(left, 1L << device, demand.gpuMilli())))
          .max()
          .orElseThrow();
    }

    long devices(Resources demand) {
      short[] left = cluster.gpus().milliLeft(0);
      if (!isShare(demand)) {
        return cluster.gpus().tightest(0, demand.gpuMilli());
      }
      long best = score(demand);
      return IntStream.range(0, left.length)
          .filter(device -> left[device] >= demand.gpuMilli())
          .filter(device -> score(demand, without(left, 1L << device, demand.gpuMilli())) == best)
          .mapToLong(device -> 1L << device)
          .findFirst()
          .orElseThrow();
    }

    private static boolean isShare(Resources demand) {
      return demand.gpuMilli() > 0 && demand.gpuMilli() < 1_000;
    }

    private long score(Resources demand, short[] leftAfter) {
      int cpu = cluster.cpuLeft()[0];
      BigDecimal saved =
          fragmentation(cpu, cluster.gpus().milliLeft(0))
              .subtract(fragmentation(cpu - demand.cpuUnits(), leftAfter));
      return (long) (100 / (1 + Math.exp(-saved.doubleValue() / 1_000)));
    }

    private BigDecimal fragmentation(int cpu, short[] left) {
      BigDecimal sum = BigDecimal.ZERO;
      for (Shape shape : mix.shapes()) {
        BigDecimal unusable = BigDecimal.valueOf(unusable(shape, cpu, left));
        sum = sum.add(unusable.multiply(BigDecimal.valueOf(shape.weight())));
      }
      return sum.divide(BigDecimal.valueOf(mix.weight()), MathContext.DECIMAL128);
    }

    private static long unusable(Shape shape, int cpu, short[] left) {
      int devices = Math.max(1, shape.gpuMilli() / 1_000);
      int each = Math.min(shape.gpuMilli(), 1_000);
      long idle = 0;
      long tooLittle = 0;
      int enough = 0;
      for (short milli : left) {
        idle += milli;
        tooLittle += milli < each ? milli : 0;
        enough += milli >= each ? 1 : 0;
      }
      boolean fits = shape.cpuUnits() <= cpu && enough >= devices;
      return shape.gpuMilli() == 0 || !fits ? idle : tooLittle;
    }

    private static short[] without(short[] left, long devices, int milli) {
      short[] after = left.clone();
      for (int device = 0; device < after.length; device++) {
        after[device] -= (short) ((devices >> device & 1) * milli);
      }
      return after;
    }
  }
}
