package dev.berth.engine.placement;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * The instances that are left to choose from, in order of their numbers. A policy narrows them;
 * some are always left.
 */
public final class Candidates implements Choices {
  private int[] instances = {};
  private int count;

  /** These instances, in order of their numbers; at least one. */
  public static Candidates of(int... instances) {
    Candidates candidates = new Candidates();
    candidates.instances = instances.clone();
    candidates.count = instances.length;
    return candidates;
  }

  /** The instances that are left. */
  public int[] toArray() {
    return Arrays.copyOf(instances, count);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int at(int position) {
    return instances[position];
  }

  @Override
  public int before(int instance) {
    int found = Arrays.binarySearch(instances, 0, count, instance);
    return found < 0 ? -found - 1 : found;
  }

  /** Keeps the instance at this position only. */
  public void keepOnly(int position) {
    instances[0] = instances[position];
    count = 1;
  }

  /** Keeps those with the highest figure. */
  public void keepHighest(IntToLongFunction figureOf) {
    long highest = Long.MIN_VALUE;
    int kept = 0;
    for (int i = 0, end = count; i < end; i++) {
      long figure = figureOf.applyAsLong(instances[i]);
      if (figure > highest) {
        highest = figure;
        kept = 0;
      }
      if (figure == highest) {
        instances[kept++] = instances[i];
      }
    }
    count = kept;
  }

  /** Begins anew, without any instance, with room for so many. */
  void clear(int capacity) {
    if (instances.length < capacity) {
      instances = new int[capacity];
    }
    count = 0;
  }

  void add(int instance) {
    instances[count++] = instance;
  }
}
