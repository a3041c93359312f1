package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many instances must hold tasks at once whatever the policy, at the worst instant so far.
 * Keeps the sum of some yardsticks over the tasks now placed. Where the one that asks for most
 * instances was at its largest, the tasks of that instant are kept for a closer look.
 */
final class InstancesNeeded {
  private static final int MOST_KINDS_LOOKED_AT = 512;

  private final TaskKinds kinds;
  private final List<long @Nullable []> valuesByKind = new ArrayList<>();
  private final MarkedCounts placed = new MarkedCounts();
  private Fleet fleet;
  private Yardstick[] yardsticks = {};
  private Cover[] covers = {};
  private long[] sums = {};
  private long[] limits = {};
  private long[] volumePeaks = {};
  private int volumes;
  private int needed;
  private int foremost;
  private long worst;
  private int neededByVolume;

  InstancesNeeded(Fleet fleet, TaskKinds kinds) {
    this.fleet = fleet;
    this.kinds = kinds;
    measure();
  }

  /** The cluster's instances are these from now on; what was needed before stays needed. */
  void refit(Fleet changed) {
    neededByVolume = byVolume();
    fleet = changed;
    measure();
  }

  private void measure() {
    Yardsticks all = new Yardsticks(fleet);
    volumes = all.volumes().size();
    yardsticks = all.always().toArray(Yardstick[]::new);
    covers = Arrays.stream(yardsticks).map(each -> new Cover(fleet, each)).toArray(Cover[]::new);
    sums = new long[yardsticks.length];
    limits = new long[yardsticks.length];
    volumePeaks = new long[volumes];
    valuesByKind.clear();
    for (int kind = 0; kind < kinds.demands().size(); kind++) {
      if (placed.now(kind) > 0) {
        long[] values = values(kind, kinds.demands().get(kind));
        for (int i = 0; i < sums.length; i++) {
          sums[i] += placed.now(kind) * values[i];
        }
      }
    }
    int before = needed;
    foremost = 0;
    worst = before == 0 ? 0 : Long.MAX_VALUE;
    raise();
    if (needed > before) {
      placed.mark();
    }
  }

  /** A task has been placed. */
  void add(int kind, Resources demand) {
    count(kind, 1);
    long[] values = values(kind, demand);
    long excess = 0;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
      excess |= limits[i] - sums[i];
    }
    for (int i = 0; i < volumes; i++) {
      volumePeaks[i] = Math.max(volumePeaks[i], sums[i]);
    }
    if (excess < 0) {
      raise();
    }
    if (foremost < sums.length && sums[foremost] >= worst) {
      worst = sums[foremost];
      placed.mark();
    }
  }

  /** A task has given back what it took. */
  void remove(int kind, Resources demand) {
    count(kind, -1);
    long[] values = values(kind, demand);
    for (int i = 0; i < sums.length; i++) {
      sums[i] -= values[i];
    }
  }

  /** By the volume of each resource alone. */
  int byVolume() {
    return IntStream.range(0, volumes)
        .map(i -> covers[i].instancesFor(volumePeaks[i]))
        .reduce(neededByVolume, Math::max);
  }

  /** By all yardsticks, with a closer look at the worst instant. */
  int best() {
    int[] placedAtWorst = placed.atMark();
    int[] looked =
        IntStream.range(0, placedAtWorst.length)
            .filter(kind -> placedAtWorst[kind] > 0)
            .boxed()
            .sorted(Comparator.comparingInt((Integer kind) -> placedAtWorst[kind]).reversed())
            .limit(MOST_KINDS_LOOKED_AT)
            .mapToInt(Integer::intValue)
            .toArray();
    List<Resources> demands = Arrays.stream(looked).mapToObj(kinds.demands()::get).toList();
    int best = needed;
    for (Yardstick yardstick : new Yardsticks(fleet).chosenFor(demands)) {
      long sum = 0;
      for (int i = 0; i < looked.length; i++) {
        sum += placedAtWorst[looked[i]] * yardstick.of(demands.get(i));
      }
      best = Math.max(best, new Cover(fleet, yardstick).instancesFor(sum));
    }
    return best;
  }

  private void raise() {
    for (int i = 0; i < sums.length; i++) {
      int instances = covers[i].instancesFor(sums[i]);
      if (instances > needed) {
        needed = instances;
        foremost = i;
        worst = sums[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      limits[i] = covers[i].coveredBy(needed);
    }
  }

  private void count(int kind, int change) {
    if (kind != TaskKinds.OTHER) {
      placed.add(kind, change);
    }
  }

  private long[] values(int kind, Resources demand) {
    if (kind == TaskKinds.OTHER) {
      return valuesOf(demand);
    }
    while (valuesByKind.size() <= kind) {
      valuesByKind.add(null);
    }
    long @Nullable [] known = valuesByKind.get(kind);
    if (known == null) {
      known = valuesOf(demand);
      valuesByKind.set(kind, known);
    }
    return known;
  }

  private long[] valuesOf(Resources demand) {
    long[] values = new long[yardsticks.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = yardsticks[i].of(demand);
    }
    return values;
  }
}
