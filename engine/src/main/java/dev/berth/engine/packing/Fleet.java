package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sizes of a cluster's instances, the commonest first. */
record Fleet(List<Size> sizes) {
  /** A cluster without instances. */
  static final Fleet NONE = new Fleet(List.of());

  Fleet {
    sizes = List.copyOf(sizes);
  }

  /** So many instances that registered the same. */
  record Size(Resources registered, int count) {}

  /** The sizes of these instances. */
  static Fleet of(List<Resources> instances) {
    Map<Resources, Integer> counts = new LinkedHashMap<>();
    instances.forEach(registered -> counts.merge(registered, 1, Integer::sum));
    return of(counts);
  }

  /** So many instances of each size, in the order in which they were met. */
  static Fleet of(Map<Resources, Integer> counts) {
    List<Size> sizes = new ArrayList<>();
    counts.forEach((registered, count) -> sizes.add(new Size(registered, count)));
    sizes.sort(Comparator.comparingInt(Size::count).reversed());
    return new Fleet(sizes);
  }

  /** The largest amount of each resource that any one instance registered. */
  Resources largest() {
    return sizes.stream().map(Size::registered).reduce(Resources.NONE, Resources::max);
  }
}
