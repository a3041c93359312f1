package dev.berth.engine.placement.index;

import static dev.berth.engine.placement.index.Figures.OUT;

import java.util.Arrays;

/**
 * The lowest of many figures, and how many instances have it, kept up to date change by change.
 *
 * <p>Figures are the leaves of a tree in arrays, and several tournaments may share them, each for
 * instances of its own. Each inner node holds the lowest figure below it and how often it occurs.
 */
final class Tournament {
  private static final int SHIFT = 4;
  private static final int FAN_OUT = 1 << SHIFT;

  private final Figures leaves;
  private final int[] bucketOf;
  private final int bucket;

  /** Lowest figures by level, those above the leaves first; each level is padded to whole nodes. */
  private final long[][] lowest;

  /** How often a lowest figure occurs below its place. */
  private final int[][] counts;

  /**
   * A tournament among the instances of one bucket, none of which takes part yet.
   *
   * @param leaves a figure for each instance, also for those of other buckets
   * @param bucketOf the bucket of each instance; empty when there is one for all
   */
  Tournament(Figures leaves, int[] bucketOf, int bucket) {
    this.leaves = leaves;
    this.bucketOf = bucketOf;
    this.bucket = bucket;
    int levels = 1;
    for (int size = nodes(leaves.size()); size > 1; size = nodes(size)) {
      levels++;
    }
    lowest = new long[levels][];
    counts = new int[levels][];
    int size = nodes(leaves.size());
    for (int level = 0; level < levels; level++) {
      lowest[level] = new long[level == levels - 1 ? 1 : nodes(size) << SHIFT];
      Arrays.fill(lowest[level], OUT);
      counts[level] = new int[lowest[level].length];
      size = nodes(size);
    }
  }

  /** The lowest figure, or {@link Figures#OUT} if no instance takes part. */
  long lowest() {
    return lowest[lowest.length - 1][0];
  }

  /** How many instances have the lowest figure; 0 if none takes part. */
  int count() {
    return counts[counts.length - 1][0];
  }

  /**
   * Takes note that an instance of this bucket has a new figure.
   *
   * @param figure what its leaf is now
   * @param before what its leaf was
   */
  void change(int instance, long figure, long before) {
    long is = figure;
    int isCount = is == OUT ? 0 : 1;
    long was = before;
    int wasCount = was == OUT ? 0 : 1;
    int place = instance;
    // A node need not look at its children unless its only lowest one got worse.
    for (int level = 0; level < lowest.length; level++) {
      place >>= SHIFT;
      long low = lowest[level][place];
      if (is > low && was > low) {
        return;
      }
      int count = counts[level][place];
      if (is < low) {
        lowest[level][place] = is;
        counts[level][place] = isCount;
      } else {
        int rest = count - (was == low ? wasCount : 0) + (is == low ? isCount : 0);
        if (rest == count) {
          return;
        }
        counts[level][place] = rest;
        if (rest == 0) {
          refresh(level, place);
        }
      }
      was = low;
      wasCount = count;
      is = lowest[level][place];
      isCount = counts[level][place];
    }
  }

  /** Looks at all leaves. */
  void build() {
    int size = nodes(leaves.size());
    for (int level = 0; level < lowest.length; level++) {
      for (int place = 0; place < size; place++) {
        refresh(level, place);
      }
      size = nodes(size);
    }
  }

  /**
   * The instance at a position among all those, in order of their numbers, that have a figure in
   * any of some tournaments with the same leaves.
   *
   * @param tournaments of which the first {@code size} count
   * @param position less than the sum of their counts
   */
  static int select(Tournament[] tournaments, int size, long figure, int position) {
    int rest = position;
    int place = 0;
    for (int level = tournaments[0].lowest.length - 2; level >= -1; level--) {
      place <<= SHIFT;
      int here = occurrences(tournaments, size, level, place, figure);
      while (rest >= here) {
        rest -= here;
        place++;
        here = occurrences(tournaments, size, level, place, figure);
      }
    }
    return place;
  }

  /** How many instances with a lower number have a figure in any of some tournaments. */
  static int rank(Tournament[] tournaments, int size, long figure, int instance) {
    int before = 0;
    for (int level = tournaments[0].lowest.length - 2; level >= -1; level--) {
      int place = instance >> (level + 1) * SHIFT;
      for (int sibling = place & -FAN_OUT; sibling < place; sibling++) {
        before += occurrences(tournaments, size, level, sibling, figure);
      }
    }
    return before;
  }

  /** Below a place of a level, of which −1 are the leaves. */
  private static int occurrences(
      Tournament[] tournaments, int size, int level, int place, long figure) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      Tournament tournament = tournaments[i];
      if (level < 0) {
        sum += tournament.leaf(place) == figure ? 1 : 0;
      } else if (tournament.lowest[level][place] == figure) {
        sum += tournament.counts[level][place];
      }
    }
    return sum;
  }

  /** The figure of an instance in this tournament. */
  private long leaf(int instance) {
    boolean takesPart =
        instance < leaves.size() && (bucketOf.length == 0 || bucketOf[instance] == bucket);
    return takesPart ? leaves.at(instance) : OUT;
  }

  /** Works a node out from its children. */
  private void refresh(int level, int place) {
    int first = place << SHIFT;
    long low = OUT;
    int count = 0;
    for (int child = first; child < first + FAN_OUT; child++) {
      long figure = level == 0 ? leaf(child) : lowest[level - 1][child];
      if (figure < low) {
        low = figure;
        count = 0;
      }
      if (figure == low) {
        count += level == 0 ? 1 : counts[level - 1][child];
      }
    }
    lowest[level][place] = low;
    counts[level][place] = low == OUT ? 0 : count;
  }

  private static int nodes(int size) {
    return (size + FAN_OUT - 1) >> SHIFT;
  }
}
