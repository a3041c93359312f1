package dev.berth.engine.placement.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Which tasks a cluster is for: shapes, and how common each is. The commonest come first; equally
 * common ones in the order of their amounts, the largest first.
 */
public record TaskMix(List<Shape> shapes) {
  /** No task at all. */
  public static final TaskMix NONE = new TaskMix(List.of());

  private static final Comparator<Shape> COMMONEST_FIRST =
      Comparator.comparingLong(Shape::weight)
          .thenComparingInt(Shape::cpuUnits)
          .thenComparingInt(Shape::gpuMilli)
          .reversed();

  /**
   * Tasks that ask for the same.
   *
   * @param gpuMilli thousandths of GPU devices: below 1,000 a share of one, otherwise whole devices
   * @param weight how common it is, in terms of the other shapes; at least 1
   */
  public record Shape(int cpuUnits, int gpuMilli, long weight) {
    public Shape {
      if (cpuUnits < 0 || gpuMilli < 0 || weight < 1) {
        throw new IllegalArgumentException(
            ("a task shape of %d CPU units, %d thousandths of GPUs and weight %d\n"
                    + "Maybe no amount below 0, and a weight from 1.")
                .formatted(cpuUnits, gpuMilli, weight));
      }
    }
  }

  /** The mix of these shapes, those that are alike taken together. */
  public TaskMix {
    TreeMap<Shape, Long> weights =
        new TreeMap<>(Comparator.comparingInt(Shape::cpuUnits).thenComparingInt(Shape::gpuMilli));
    shapes.forEach(shape -> weights.merge(shape, shape.weight(), Math::addExact));
    List<Shape> merged = new ArrayList<>();
    weights.forEach(
        (shape, weight) -> merged.add(new Shape(shape.cpuUnits(), shape.gpuMilli(), weight)));
    merged.sort(COMMONEST_FIRST);
    shapes = List.copyOf(merged);
  }

  /** All weights together. */
  public long weight() {
    return shapes.stream().mapToLong(Shape::weight).sum();
  }

  /** The fewest shapes, the commonest, that together make up at least so many percent of this. */
  public TaskMix commonest(int percent) {
    long wanted = Math.multiplyExact(weight(), percent);
    long kept = 0;
    int count = 0;
    while (count < shapes.size() && kept * 100 < wanted) {
      kept += shapes.get(count++).weight();
    }
    return new TaskMix(shapes.subList(0, count));
  }
}
