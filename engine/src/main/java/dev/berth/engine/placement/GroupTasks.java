package dev.berth.engine.placement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many tasks of one group are wanted RUNNING, on each instance and for each attribute value.
 */
final class GroupTasks {
  private final Map<String, Sums> sumsByAttribute = new HashMap<>();
  private int[] byInstance;

  GroupTasks(int capacity) {
    byInstance = new int[capacity];
  }

  int[] byInstance() {
    return byInstance;
  }

  /**
   * Sums over all instances with the same value of an attribute.
   *
   * @param values the attribute's value on each instance, as a number
   */
  int[] byValue(String attribute, int[] values) {
    return sumsByAttribute.computeIfAbsent(attribute, unused -> new Sums(values, byInstance)).sums;
  }

  /** Adds to an instance's count and returns it. */
  int add(int instance, int change) {
    for (Sums sums : sumsByAttribute.values()) {
      sums.sums[sums.values[instance]] += change;
    }
    byInstance[instance] += change;
    return byInstance[instance];
  }

  /** Makes room for new instances. */
  void resize(int capacity) {
    if (capacity > byInstance.length) {
      byInstance = Arrays.copyOf(byInstance, capacity);
    }
  }

  /** Forgets sums by attribute; they are made anew when they are next asked for. */
  void forgetSums() {
    sumsByAttribute.clear();
  }

  /** Counts by value, kept up to date. */
  private static final class Sums {
    final int[] values;
    final int[] sums;

    Sums(int[] values, int[] byInstance) {
      this.values = values;
      sums = new int[values.length];
      for (int instance = 0; instance < values.length; instance++) {
        sums[values[instance]] += byInstance[instance];
      }
    }
  }
}
