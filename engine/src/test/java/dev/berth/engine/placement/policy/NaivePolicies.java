package dev.berth.engine.placement.policy;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Scores as their definitions read, in decimals and lists, without any thought of speed. */
record NaivePolicies(ClusterState cluster, ResourceWeights weights, Resources demand) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The score of an instance by the policy with this name. */
  long score(String policy, int instance) {
    return switch (policy) {
      case "best-fit" -> floor(HUNDRED.multiply(BigDecimal.ONE.subtract(left(instance))));
      case "worst-fit" -> floor(HUNDRED.multiply(left(instance)));
      case "dot-product" -> floor(HUNDRED.multiply(BigDecimal.ONE.subtract(product(instance))));
      case "kubernetes-least-allocated" -> allocated(instance, false);
      case "kubernetes-most-allocated" -> allocated(instance, true);
      case "kubernetes-balanced-allocation" -> balanced(instance);
      case "gpu-packing" -> packing(instance);
      case "gpu-clustering" -> clustering(instance);
      default -> throw new IllegalArgumentException(policy);
    };
  }

  private BigDecimal left(int instance) {
    List<BigDecimal> shares = new ArrayList<>();
    for (WeighedResource each : counted()) {
      int left = each.left(cluster, instance) - each.in(demand);
      shares.add(ratio(left, each.in(cluster.largest())));
    }
    return mean(shares);
  }

  private BigDecimal product(int instance) {
    List<BigDecimal> shares = new ArrayList<>();
    for (WeighedResource each : counted()) {
      int largest = each.in(cluster.largest());
      shares.add(
          ratio(each.left(cluster, instance), largest).multiply(ratio(each.in(demand), largest)));
    }
    return mean(shares);
  }

  /** Resources with a weight of 1, each as often as its weight says. */
  private List<WeighedResource> counted() {
    List<WeighedResource> counted = new ArrayList<>();
    for (WeighedResource each : WeighedResource.values()) {
      int times = each.in(cluster.largest()) == 0 ? 0 : weights.weight(each);
      IntStream.range(0, times).forEach(i -> counted.add(each));
    }
    return counted;
  }

  private List<WeighedResource> countedByKubernetes(int instance) {
    List<WeighedResource> counted = new ArrayList<>(counted());
    counted.removeIf(each -> each.in(cluster.registered(instance).amounts()) == 0);
    counted.removeIf(each -> each == WeighedResource.GPU && demand.gpuMilli() == 0);
    return counted;
  }

  private long allocated(int instance, boolean most) {
    List<WeighedResource> counted = countedByKubernetes(instance);
    long sum = 0;
    for (WeighedResource each : counted) {
      long offered = each.in(cluster.registered(instance).amounts());
      long left = each.left(cluster, instance) - each.in(demand);
      sum += (most ? offered - left : left) * 100 / offered;
    }
    return counted.isEmpty() ? 0 : sum / counted.size();
  }

  private long balanced(int instance) {
    boolean asks =
        List.of(WeighedResource.values()).stream()
            .anyMatch(each -> weights.weight(each) > 0 && each.in(demand) > 0);
    if (!asks) {
      return 0;
    }
    double[] shares =
        countedByKubernetes(instance).stream()
            .distinct()
            .mapToDouble(each -> {
              double offered = each.in(cluster.registered(instance).amounts());
              return (offered - each.left(cluster, instance) + each.in(demand)) / offered;
            })
            .toArray();
    double deviation = 0;
    if (shares.length == 2) {
      deviation = Math.abs((shares[0] - shares[1]) / 2);
    } else if (shares.length > 2) {
      double mean = (shares[0] + shares[1] + shares[2]) / 3;
      double squares = 0;
      for (double share : shares) {
        squares += (share - mean) * (share - mean);
      }
      deviation = Math.sqrt(squares / 3);
    }
    return (long) ((1 - deviation) * 100);
  }

  private long packing(int instance) {
    List<Integer> left = devicesLeft(instance);
    if (demand.gpuMilli() == 0) {
      return 0;
    }
    if (left.stream().allMatch(milli -> milli == 1_000)) {
      return Math.max(33 - left.size(), left.size());
    }
    if (demand.gpuMilli() >= 1_000) {
      return Math.max(50 - demand.gpuMilli() / 1_000, 33);
    }
    int tightest =
        left.stream()
            .filter(milli -> milli >= demand.gpuMilli())
            .min(Integer::compare)
            .orElseThrow();
    return tightest == 1_000 ? 49 : Math.max(100 - tightest / 10 / 10, 50);
  }

  private long clustering(int instance) {
    if (demand.gpuMilli() == 0) {
      return 0;
    }
    int all = cluster.gpus().tasks(instance);
    int alike = cluster.gpus().tasksOfKind(instance, demand.gpuMilli());
    long base = all == 0 ? 25 : alike == all ? 75 : alike > 0 ? 50 : 0;
    long largest = cluster.largest().gpuMilli();
    long left = devicesLeft(instance).stream().mapToLong(milli -> milli).sum();
    return base + floor(ratio(largest - left, largest).multiply(BigDecimal.valueOf(25)));
  }

  private List<Integer> devicesLeft(int instance) {
    List<Integer> left = new ArrayList<>();
    for (short milli : cluster.gpus().milliLeft(instance)) {
      left.add((int) milli);
    }
    return left;
  }

  private static BigDecimal mean(List<BigDecimal> shares) {
    return shares.isEmpty()
        ? BigDecimal.ZERO
        : shares.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(shares.size()), MathContext.DECIMAL128);
  }

  private static BigDecimal ratio(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL128);
  }

  /** Rounded down, what is a whole number but for the thirtieth decimal counted as one. */
  private static long floor(BigDecimal value) {
    return value.setScale(25, RoundingMode.HALF_UP).setScale(0, RoundingMode.DOWN).longValue();
  }
}
