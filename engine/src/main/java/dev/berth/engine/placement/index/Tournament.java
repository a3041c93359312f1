package dev.berth.engine.placement.index;

import java.util.Arrays;

/**
 * The lowest of many figures, and how many instances have it, kept up to date change by change.
 *
 * <p>Figures are the leaves of a tree in arrays; each inner node holds the lowest figure below it
 * and how often it occurs. Nodes have so many children that their figures fill two cache lines.
 */
final class Tournament {
  /** The figure of an instance that does not take part. */
  static final long OUT = Long.MAX_VALUE;

  private static final int SHIFT = 4;
  private static final int FAN_OUT = 1 << SHIFT;

  /** Figures by level, the leaves first; each level is padded to whole nodes. */
  private final long[][] figures;

  /** How often a figure occurs below its place; not kept for leaves, where it is one. */
  private final int[][] counts;

  /** A tournament of this many instances, none of which takes part. */
  Tournament(int instances) {
    int levels = 1;
    for (int size = instances; size > 1; size = nodes(size)) {
      levels++;
    }
    figures = new long[levels][];
    counts = new int[levels][];
    int size = Math.max(1, instances);
    for (int level = 0; level < levels; level++) {
      figures[level] = new long[level == levels - 1 ? 1 : nodes(size) << SHIFT];
      Arrays.fill(figures[level], OUT);
      counts[level] = new int[level == 0 ? 0 : figures[level].length];
      size = nodes(size);
    }
  }

  /** The lowest figure, or {@link #OUT} if no instance takes part. */
  long lowest() {
    return figures[figures.length - 1][0];
  }

  /** How many instances have the lowest figure; 0 if none takes part. */
  int count() {
    int top = figures.length - 1;
    if (figures[top][0] == OUT) {
      return 0;
    }
    return top == 0 ? 1 : counts[top][0];
  }

  /** Sets an instance's figure. */
  void set(int instance, long figure) {
    long was = figures[0][instance];
    if (was == figure) {
      return;
    }
    figures[0][instance] = figure;
    int wasCount = was == OUT ? 0 : 1;
    long is = figure;
    int isCount = is == OUT ? 0 : 1;
    int place = instance;
    // A node need not look at its children unless its only lowest one got worse.
    for (int level = 1; level < figures.length; level++) {
      place >>= SHIFT;
      long lowest = figures[level][place];
      int count = counts[level][place];
      if (is > lowest && was > lowest) {
        return;
      }
      if (is < lowest) {
        figures[level][place] = is;
        counts[level][place] = isCount;
      } else {
        int rest = count - (was == lowest ? wasCount : 0) + (is == lowest ? isCount : 0);
        if (rest == 0) {
          refresh(level, place);
        } else if (rest == count) {
          return;
        } else {
          counts[level][place] = rest;
        }
      }
      was = lowest;
      wasCount = count;
      is = figures[level][place];
      isCount = counts[level][place];
    }
  }

  /** Sets all figures at once. */
  void setAll(long[] all, int instances) {
    System.arraycopy(all, 0, figures[0], 0, instances);
    for (int level = 1; level < figures.length; level++) {
      int places = figures[level - 1].length >> SHIFT;
      for (int place = 0; place < places; place++) {
        refresh(level, place);
      }
    }
  }

  /**
   * The instance at a position among all those, in order of their numbers, that have a figure in
   * any of some tournaments over the same instances.
   *
   * @param tournaments of which the first {@code size} count
   * @param position less than the sum of their counts
   */
  static int select(Tournament[] tournaments, int size, long figure, int position) {
    int rest = position;
    int place = 0;
    for (int level = tournaments[0].figures.length - 2; level >= 0; level--) {
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
    for (int level = tournaments[0].figures.length - 2; level >= 0; level--) {
      int place = instance >> level * SHIFT;
      for (int sibling = place & -FAN_OUT; sibling < place; sibling++) {
        before += occurrences(tournaments, size, level, sibling, figure);
      }
    }
    return before;
  }

  private static int occurrences(
      Tournament[] tournaments, int size, int level, int place, long figure) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      Tournament tournament = tournaments[i];
      if (tournament.figures[level][place] == figure) {
        sum += level == 0 ? 1 : tournament.counts[level][place];
      }
    }
    return sum;
  }

  /** Works a node out from its children. */
  private void refresh(int level, int place) {
    long[] below = figures[level - 1];
    int first = place << SHIFT;
    long lowest = OUT;
    int count = 0;
    for (int child = first; child < first + FAN_OUT; child++) {
      long figure = below[child];
      if (figure < lowest) {
        lowest = figure;
        count = 0;
      }
      if (figure == lowest) {
        count += level == 1 ? 1 : counts[level - 1][child];
      }
    }
    figures[level][place] = lowest;
    counts[level][place] = lowest == OUT ? 0 : count;
  }

  private static int nodes(int size) {
    return (size + FAN_OUT - 1) >> SHIFT;
  }
}
