package dev.berth.engine.packing;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which yardsticks a cluster is measured by: some at every event, more at the worst instant. */
final class Yardsticks {
  /** Weighted sizes are scaled so that the largest instance measures about this much. */
  private static final long SCALE = 1L << 36;

  private static final DualFeasible VOLUME = new DualFeasible.Volume();

  private final Fleet fleet;
  private final Resources largest;

  Yardsticks(Fleet fleet) {
    this.fleet = fleet;
    largest = fleet.largest();
  }

  /** The volume of each resource that the cluster has. */
  List<Yardstick> volumes() {
    return resources().stream().map(measure -> new Yardstick(measure, VOLUME)).toList();
  }

  /** Few enough to be kept up to date with every event; the volumes come first. */
  List<Yardstick> always() {
    Set<Yardstick> all = new LinkedHashSet<>(volumes());
    for (Measure measure : measures(2, List.of(VOLUME, new DualFeasible.Parts(WHOLE_GPU, 1)))) {
      all.add(new Yardstick(measure, VOLUME));
      for (long reference : references(measure, 2)) {
        for (int parts = 1; parts <= 4; parts++) {
          all.add(new Yardstick(measure, new DualFeasible.Parts(reference, parts)));
        }
        addCutoff(all, measure, reference, reference / 3);
        addCutoff(all, measure, reference, reference / 4);
      }
    }
    return List.copyOf(all);
  }

  /** Many, chosen for these tasks: cut off at their own sizes. */
  List<Yardstick> chosenFor(List<Resources> demands) {
    boolean gpus = largest.gpuMilli() > 0;
    // Three resources can be mixed in so many more ways that each has to do with less.
    int steps = gpus ? 4 : 8;
    int mostReferences = gpus ? 2 : 4;
    int mostCutoffs = gpus ? 32 : 128;
    List<DualFeasible> devices =
        List.of(VOLUME, new DualFeasible.Parts(WHOLE_GPU, 1), new DualFeasible.Parts(WHOLE_GPU, 2));
    Set<Yardstick> all = new LinkedHashSet<>(volumes());
    for (Measure measure : measures(steps, devices)) {
      long[] sizes = demands.stream().mapToLong(measure::of).distinct().sorted().toArray();
      all.add(new Yardstick(measure, VOLUME));
      for (long reference : references(measure, mostReferences)) {
        for (int parts = 1; parts <= 12; parts++) {
          all.add(new Yardstick(measure, new DualFeasible.Parts(reference, parts)));
        }
        int step = Math.ceilDiv(sizes.length, mostCutoffs);
        for (int i = 0; i < sizes.length; i += step) {
          addCutoff(all, measure, reference, sizes[i]);
          addCutoff(all, measure, reference, reference - sizes[i] + 1);
        }
      }
    }
    return List.copyOf(all);
  }

  private static void addCutoff(Set<Yardstick> all, Measure measure, long reference, long low) {
    if (low > 0 && low <= reference / 2) {
      all.add(new Yardstick(measure, new DualFeasible.Cutoff(reference, low)));
    }
  }

  /** One measure for each resource that any instance has, in its own unit. */
  private List<Measure> resources() {
    List<Measure> measures = new ArrayList<>();
    if (largest.cpuUnits() > 0) {
      measures.add(new Measure(1, 0, 0, VOLUME));
    }
    if (largest.memoryMiB() > 0) {
      measures.add(new Measure(0, 1, 0, VOLUME));
    }
    if (largest.gpuMilli() > 0) {
      measures.add(new Measure(0, 0, 1, VOLUME));
    }
    return measures;
  }

  /** Each resource alone, and mixtures of them in so many steps of weight. */
  private List<Measure> measures(int steps, List<DualFeasible> devices) {
    Set<Measure> all = new LinkedHashSet<>(resources());
    for (int cpu = steps; cpu >= 0; cpu--) {
      for (int memory = steps - cpu; memory >= 0; memory--) {
        int gpu = steps - cpu - memory;
        boolean exists =
            (cpu == 0 || largest.cpuUnits() > 0)
                && (memory == 0 || largest.memoryMiB() > 0)
                && (gpu == 0 || largest.gpuMilli() > 0);
        if (exists) {
          addMixtures(all, new int[] {cpu, memory, gpu}, steps, devices);
        }
      }
    }
    return List.copyOf(all);
  }

  /** In units in which the largest amount of each resource measures the same. */
  private void addMixtures(Set<Measure> all, int[] weights, int steps, List<DualFeasible> devices) {
    boolean single = weights[0] == steps || weights[1] == steps || weights[2] == steps;
    for (DualFeasible device : weights[2] == 0 ? List.of(VOLUME) : devices) {
      long gpus = (long) largest.gpuMilli() / WHOLE_GPU * device.most(WHOLE_GPU);
      if (!single) {
        all.add(
            new Measure(
                weight(weights[0], steps, largest.cpuUnits()),
                weight(weights[1], steps, largest.memoryMiB()),
                weight(weights[2], steps, gpus),
                device));
      } else if (weights[2] > 0) {
        all.add(new Measure(0, 0, 1, device));
      }
    }
  }

  private static long weight(int weight, int steps, long largestAmount) {
    return weight == 0 ? 0 : Math.max(1, SCALE * weight / steps / largestAmount);
  }

  /** Different sizes of the commonest instances by a measure. */
  private List<Long> references(Measure measure, int most) {
    return fleet.sizes().stream()
        .map(size -> measure.capacity(size.registered()))
        .filter(capacity -> capacity > 1)
        .distinct()
        .limit(most)
        .toList();
  }
}
