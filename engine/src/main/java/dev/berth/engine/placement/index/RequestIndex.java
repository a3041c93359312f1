package dev.berth.engine.placement.index;

import dev.berth.engine.placement.ChangeLog;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.Suitability;
import dev.berth.engine.placement.TieBreak;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * All instances of a cluster as one kind of request sees them: who is suitable, and how good. One
 * tournament for each value of the attribute that the request spreads over, or a single one.
 */
final class RequestIndex {
  /** CPU units on one instance, or any other figure of that kind, in so many bits. */
  static final int CPU_BITS = 21;

  /** MiB of memory on one instance. */
  static final int MEMORY_BITS = 25;

  private static final int TASK_BITS = 16;
  private static final int MOST_TASKS = (1 << TASK_BITS) - 1;
  private static final int[] NONE = {};

  private final ClusterState cluster;
  private final PlacementRequest request;
  private final StrategyChain chain;
  private Tournament[] tournaments = {};
  private Tournament[] tied = {};
  private int[] bucketOf = NONE;
  private int[] groupTasks = NONE;
  private int[] bucketTasks = NONE;
  private int size = -1;
  private long position;

  RequestIndex(ClusterState cluster, PlacementRequest request, StrategyChain chain) {
    this.cluster = cluster;
    this.request = request;
    this.chain = chain;
  }

  /** The best instance at present, or {@link Placement#NO_INSTANCE}. */
  int choose(UniformRandomProvider random) {
    catchUp();
    int candidates = findTied();
    if (candidates == 0) {
      return Placement.NO_INSTANCE;
    }
    long best = tied[0].lowest();
    int suitable = 0;
    for (int i = 0; i < candidates; i++) {
      suitable += tied[i].count();
    }
    int chosen = chain.choice() == TieBreak.LOWEST || suitable == 1 ? 0 : random.nextInt(suitable);
    return Tournament.select(tied, candidates, best, chosen);
  }

  /** Lists in {@link #tied} the tournaments that hold the best instances; returns how many. */
  private int findTied() {
    int fewest = Integer.MAX_VALUE;
    long best = Tournament.OUT;
    int count = 0;
    for (int bucket = 0; bucket < tournaments.length; bucket++) {
      long lowest = tournaments[bucket].lowest();
      int inBucket = bucketTasks.length == 0 ? 0 : bucketTasks[bucket];
      if (lowest == Tournament.OUT || inBucket > fewest) {
        continue;
      }
      if (inBucket < fewest || lowest < best) {
        fewest = inBucket;
        best = lowest;
        count = 0;
      }
      if (lowest == best) {
        tied[count++] = tournaments[bucket];
      }
    }
    return count;
  }

  private void catchUp() {
    ChangeLog changes = cluster.changes();
    if (size != cluster.size() || !changes.reaches(position)) {
      build();
    } else {
      for (long end = changes.position(); position < end; position++) {
        int instance = changes.instanceAt(position);
        tournamentOf(instance).set(instance, figure(instance));
      }
    }
    position = changes.position();
  }

  private void build() {
    size = cluster.size();
    groupTasks = cluster.tasksOf(request.group());
    String attribute = chain.spreadAttribute();
    bucketOf = attribute == null ? NONE : cluster.valuesOf(attribute);
    bucketTasks = attribute == null ? NONE : cluster.tasksOf(request.group(), attribute);
    int buckets = 1;
    for (int bucket : bucketOf) {
      buckets = Math.max(buckets, bucket + 1);
    }
    tournaments = new Tournament[buckets];
    tied = new Tournament[buckets];
    long[] figures = new long[size];
    for (int bucket = 0; bucket < buckets; bucket++) {
      for (int instance = 0; instance < size; instance++) {
        boolean member = bucketOf.length == 0 || bucketOf[instance] == bucket;
        figures[instance] = member ? figure(instance) : Tournament.OUT;
      }
      tournaments[bucket] = new Tournament(size);
      tournaments[bucket].setAll(figures, size);
    }
  }

  private Tournament tournamentOf(int instance) {
    return tournaments[bucketOf.length == 0 ? 0 : bucketOf[instance]];
  }

  /** The criteria's values side by side, the first in the highest bits. */
  private long figure(int instance) {
    if (Suitability.rejection(cluster, request, groupTasks, instance) != null) {
      return Tournament.OUT;
    }
    long figure = 0;
    for (int i = 0; i < chain.criteria().size(); i++) {
      switch (chain.criteria().get(i)) {
        case CPU_LEFT -> figure = figure << CPU_BITS | cluster.cpuLeft()[instance];
        case MEMORY_LEFT -> figure = figure << MEMORY_BITS | cluster.memoryLeft()[instance];
        case GROUP_TASKS ->
            figure = figure << TASK_BITS | Math.min(groupTasks[instance], MOST_TASKS);
      }
    }
    return figure;
  }
}
