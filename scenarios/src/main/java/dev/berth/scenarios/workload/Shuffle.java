package dev.berth.scenarios.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Orders left to chance. */
public final class Shuffle {
  private Shuffle() {}

  /** The same items in an order of which each is equally likely. */
  public static <T> List<T> of(List<T> items, UniformRandomProvider random) {
    List<T> shuffled = new ArrayList<>(items);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      Collections.swap(shuffled, last, random.nextInt(last + 1));
    }
    return shuffled;
  }
}
