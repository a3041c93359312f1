package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How often tasks of each kind have been submitted, and which of them are common. */
final class CommonTasks {
  private static final double SHARE_OF_COMMON = 0.95;
  private static final int MOST = 64;

  private Fleet fleet;
  private final TaskKinds kinds;
  private final List<Boolean> fitsSomewhere = new ArrayList<>();
  private long[] submitted = {};

  CommonTasks(Fleet fleet, TaskKinds kinds) {
    this.fleet = fleet;
    this.kinds = kinds;
  }

  /** The cluster's instances are these from now on. */
  void refit(Fleet changed) {
    fleet = changed;
    fitsSomewhere.clear();
  }

  /** One common kind of task and its share of all common ones. */
  record Common(Resources demand, double share) {}

  /** So many tasks of a kind have been submitted. */
  void add(int kind, int count) {
    if (kind == TaskKinds.OTHER) {
      return;
    }
    if (kind >= submitted.length) {
      submitted = Arrays.copyOf(submitted, Math.max(16, 2 * kind));
    }
    submitted[kind] += count;
  }

  /**
   * The commonest kinds that together make up 95 % of the tasks so far, at most 64; tasks that no
   * instance is large enough for are left out.
   */
  List<Common> now() {
    List<Integer> byCount =
        IntStream.range(0, Math.min(submitted.length, kinds.demands().size()))
            .filter(kind -> submitted[kind] > 0 && fitsSomewhere(kind))
            .boxed()
            .sorted(Comparator.comparingLong((Integer kind) -> submitted[kind]).reversed())
            .toList();
    double all = byCount.stream().mapToLong(kind -> submitted[kind]).sum();
    int taken = 0;
    long count = 0;
    while (taken < Math.min(byCount.size(), MOST) && count < SHARE_OF_COMMON * all) {
      count += submitted[byCount.get(taken++)];
    }
    double common = count;
    return byCount.subList(0, taken).stream()
        .map(kind -> new Common(kinds.demands().get(kind), submitted[kind] / common))
        .toList();
  }

  private boolean fitsSomewhere(int kind) {
    while (fitsSomewhere.size() <= kind) {
      Resources demand = kinds.demands().get(fitsSomewhere.size());
      fitsSomewhere.add(fleet.sizes().stream().anyMatch(size -> demand.fitsIn(size.registered())));
    }
    return fitsSomewhere.get(kind);
  }
}
