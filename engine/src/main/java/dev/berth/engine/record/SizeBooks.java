package dev.berth.engine.record;

import dev.berth.engine.model.Resources;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How many tasks have asked for more than any instance offers, by the instances there were. */
final class SizeBooks {
  private final Set<Resources> sizes = new LinkedHashSet<>();
  private final Map<Resources, Long> tooLarge = new LinkedHashMap<>();

  /** There is an instance of this size. */
  void offer(Resources size) {
    if (sizes.add(size)) {
      tooLarge.keySet().removeIf(demand -> demand.fitsIn(size));
    }
  }

  /** So many tasks ask for this much. */
  void ask(Resources demand, int count) {
    for (Resources size : sizes) {
      if (demand.fitsIn(size)) {
        return;
      }
    }
    tooLarge.merge(demand, (long) count, Long::sum);
  }

  long tooLarge() {
    return tooLarge.values().stream().mapToLong(Long::longValue).sum();
  }
}
