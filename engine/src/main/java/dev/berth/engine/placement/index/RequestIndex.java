package dev.berth.engine.placement.index;

import dev.berth.engine.placement.ChangeLog;
import dev.berth.engine.placement.Choices;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Eligibility;
import dev.berth.engine.placement.PickingPolicy;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ScoringPolicy;
import dev.berth.engine.placement.Suitability;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * All instances of a cluster as one kind of request sees them: who is suitable, and how good. One
 * tournament for each value of the attribute that the request spreads over, or a single one.
 */
final class RequestIndex implements Choices {
  private static final int[] NONE = {};
  private static final int BATCH = 64;

  private final ClusterState cluster;
  private final PlacementRequest request;
  private final PlacementRequest changing;
  private final BitSet eligible = new BitSet();
  private final PickingPolicy choice;
  private final ScoringPolicy[] scores;
  private final int[] bits;
  private final Figures figures;
  private final Tournament[] tournaments;
  private final Tournament[] tied;
  private final int[] groupTasks;
  private final int[] bucketOf;
  private final int[] bucketTasks;
  private final int[] changedInstances = new int[BATCH];
  private final long[] changedFigures = new long[BATCH];
  private boolean isBuilt;
  private int tiedCount;
  private int suitable;
  private long position;

  /**
   * An index of a cluster's present instances.
   *
   * @param buckets how many values the attribute has that the chain spreads over, or 1
   */
  RequestIndex(ClusterState cluster, PlacementRequest request, PolicyChain chain, int buckets) {
    this.cluster = cluster;
    this.request = request;
    changing = Eligibility.rest(request);
    for (int instance = 0; instance < cluster.size(); instance++) {
      eligible.set(instance, Eligibility.isEligible(cluster, request, instance));
    }
    choice = chain.choice();
    scores = chain.scores().toArray(ScoringPolicy[]::new);
    bits = chain.scores().stream().mapToInt(score -> score.scoreBits(cluster)).toArray();
    groupTasks = cluster.tasksOf(request.group());
    String attribute = chain.spreadAttribute();
    bucketOf = attribute == null ? NONE : cluster.valuesOf(attribute);
    bucketTasks = attribute == null ? NONE : cluster.tasksOf(request.group(), attribute);
    tournaments = new Tournament[buckets];
    tied = new Tournament[buckets];
    figures = new Figures(cluster.size(), Arrays.stream(bits).sum());
    Arrays.setAll(tournaments, bucket -> new Tournament(figures, bucketOf, bucket));
  }

  /** The best instance at present, or {@link Placement#NO_INSTANCE}. */
  int choose(UniformRandomProvider random) {
    catchUp();
    tiedCount = findTied();
    suitable = 0;
    for (int i = 0; i < tiedCount; i++) {
      suitable += tied[i].count();
    }
    if (suitable == 0) {
      return Placement.NO_INSTANCE;
    }
    return at(Objects.checkIndex(choice.pick(this, cluster, random), suitable));
  }

  /** How many instances are equally good, and better than all others. */
  @Override
  public int count() {
    return suitable;
  }

  @Override
  public int at(int position) {
    return Tournament.select(tied, tiedCount, tied[0].lowest(), position);
  }

  @Override
  public int before(int instance) {
    return Tournament.rank(tied, tiedCount, tied[0].lowest(), instance);
  }

  /** Lists in {@link #tied} the tournaments that hold the best instances; returns how many. */
  private int findTied() {
    int fewest = Integer.MAX_VALUE;
    long best = Figures.OUT;
    int count = 0;
    for (int bucket = 0; bucket < tournaments.length; bucket++) {
      long lowest = tournaments[bucket].lowest();
      int inBucket = bucketTasks.length == 0 ? 0 : bucketTasks[bucket];
      if (lowest == Figures.OUT || inBucket > fewest) {
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
    if (!isBuilt || !changes.reaches(position)) {
      build();
      position = changes.position();
    }
    while (position < changes.position()) {
      catchUp(changes, (int) Math.min(BATCH, changes.position() - position));
    }
  }

  /**
   * First looks at all instances, then tells tournaments: so the processor waits for many at a
   * time.
   */
  private void catchUp(ChangeLog changes, int count) {
    int changed = 0;
    for (int i = 0; i < count; i++) {
      int instance = changes.instanceAt(position++);
      long figure = figure(instance);
      if (figure != figures.at(instance)) {
        changedInstances[changed] = instance;
        changedFigures[changed++] = figure;
      }
    }
    for (int i = 0; i < changed; i++) {
      change(changedInstances[i], changedFigures[i]);
    }
  }

  private void change(int instance, long figure) {
    long before = figures.at(instance);
    // An instance may have changed twice.
    if (figure != before) {
      figures.set(instance, figure);
      int bucket = bucketOf.length == 0 ? 0 : bucketOf[instance];
      tournaments[bucket].change(instance, figure, before);
    }
  }

  private void build() {
    isBuilt = true;
    for (int instance = 0; instance < cluster.size(); instance++) {
      figures.set(instance, figure(instance));
    }
    for (Tournament tournament : tournaments) {
      tournament.build();
    }
  }

  /** How far the scores are from the best possible, side by side, the first in the highest bits. */
  private long figure(int instance) {
    if (!eligible.get(instance)
        || Suitability.rejection(cluster, changing, groupTasks, instance) != null) {
      return Figures.OUT;
    }
    long figure = 0;
    for (int i = 0; i < scores.length; i++) {
      long score = scores[i].score(cluster, request, instance);
      long highest = (1L << bits[i]) - 1;
      if (score < 0 || score > highest) {
        throw new IllegalStateException(
            "%s gives instance %d the score %d, which is not between 0 and %d"
                .formatted(scores[i], instance, score, highest));
      }
      figure = figure << bits[i] | highest - score;
    }
    return figure;
  }
}
