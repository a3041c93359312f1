package dev.berth.engine.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many tasks of one group are wanted RUNNING, on each instance and for each attribute value.
 */
final class GroupTasks {
  private final Map<String, Sums> sumsByAttribute = new HashMap<>();
  private final List<Sums> allSums = new ArrayList<>();
  private int[] byInstance;

  GroupTasks(int capacity) {
    byInstance = new int[capacity];
  }

  /** The same counts, apart from now on. */
  GroupTasks copy() {
    GroupTasks copy = new GroupTasks(0);
    copy.byInstance = byInstance.clone();
    return copy;
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
    Sums sums = sumsByAttribute.get(attribute);
    if (sums == null) {
      sums = new Sums(values, byInstance);
      sumsByAttribute.put(attribute, sums);
      allSums.add(sums);
    }
    return sums.sums;
  }

  /** Adds to an instance's count and returns it. */
  int add(int instance, int change) {
    for (int i = 0; i < allSums.size(); i++) {
      Sums sums = allSums.get(i);
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
    allSums.clear();
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
