package dev.berth.engine.placement.policy;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.placement.policy.TaskMix.Shape;
import java.util.Arrays;
import java.util.Comparator;

/**
 * How much idle GPU of an instance the tasks of a mix cannot use: for each shape all of it if the
 * task needs no GPU or does not fit, otherwise what is left on devices that have too little for it;
 * on average over the mix. Sums are whole numbers, so that no order of adding shows in them.
 */
final class Fragmentation {
  /** No device. */
  static final int NONE = -1;

  private final TaskMix mix;
  private final long weight;

  /** What the shapes ask for by the thousandth of GPUs, each amount once. */
  private final int[] gpuMilli;

  /** For each amount of GPU the CPU that its shapes ask for, in ascending order. */
  private final int[][] cpuUnits;

  /** For each of these the weight of the shapes that ask for so much CPU or less. */
  private final long[][] weights;

  Fragmentation(TaskMix mix) {
    this.mix = mix;
    weight = mix.weight();
    gpuMilli =
        mix.shapes().stream()
            .mapToInt(Shape::gpuMilli)
            .filter(milli -> milli > 0)
            .distinct()
            .sorted()
            .toArray();
    cpuUnits = new int[gpuMilli.length][];
    weights = new long[gpuMilli.length][];
    for (int i = 0; i < gpuMilli.length; i++) {
      int milli = gpuMilli[i];
      Shape[] shapes =
          mix.shapes().stream()
              .filter(shape -> shape.gpuMilli() == milli)
              .sorted(Comparator.comparingInt(Shape::cpuUnits))
              .toArray(Shape[]::new);
      cpuUnits[i] = Arrays.stream(shapes).mapToInt(Shape::cpuUnits).toArray();
      weights[i] = Arrays.stream(shapes).mapToLong(Shape::weight).toArray();
      Arrays.parallelPrefix(weights[i], Long::sum);
    }
  }

  /** The mix that it goes by. */
  TaskMix mix() {
    return mix;
  }

  /** All weights of the mix together. */
  long weight() {
    return weight;
  }

  /**
   * Thousandths of devices that the mix cannot use, times the {@link #weight} of the mix.
   *
   * @param left thousandths left on each device
   * @param idleTaken how many of the idle devices are to be counted as taken
   * @param device of which device {@code milliTaken} are to be counted as taken, or {@link #NONE}
   */
  long weighted(int cpuLeft, short[] left, int idleTaken, int device, int milliTaken) {
    long total = -(long) idleTaken * WHOLE_GPU;
    for (short milli : left) {
      total += milli;
    }
    total -= device == NONE ? 0 : milliTaken;
    long unusable = total * weight;
    for (int i = 0; i < gpuMilli.length; i++) {
      long fitting = weightFitting(i, cpuLeft);
      if (fitting > 0) {
        int each = Math.min(gpuMilli[i], WHOLE_GPU);
        int enough = -idleTaken;
        long usable = -(long) idleTaken * WHOLE_GPU;
        for (int other = 0; other < left.length; other++) {
          int milli = other == device ? left[other] - milliTaken : left[other];
          if (milli >= each) {
            enough++;
            usable += milli;
          }
        }
        unusable -= (long) enough * each >= gpuMilli[i] ? fitting * usable : 0;
      }
    }
    return unusable;
  }

  private long weightFitting(int i, int cpuLeft) {
    int[] wanted = cpuUnits[i];
    int count = wanted.length;
    while (count > 0 && wanted[count - 1] > cpuLeft) {
      count--;
    }
    return count == 0 ? 0 : weights[i][count - 1];
  }
}
