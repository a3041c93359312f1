package dev.berth.engine.capacity;

import dev.berth.engine.capacity.CapacityStrategy.Share;
import java.util.List;

/**
 * Deals tasks out to the providers of a strategy: the base first, then each task to the provider
 * that is furthest behind its weight's share. Of equal ones the first in the list gets it.
 */
public final class StrategyCount {
  private static final int NONE = -1;

  private final List<Share> shares;
  private final int[] tasks;

  /** A strategy of which no task lives. */
  public StrategyCount(CapacityStrategy strategy) {
    this(strategy, new int[strategy.shares().size()]);
  }

  /** A strategy of which so many tasks live, by its items. */
  public StrategyCount(CapacityStrategy strategy, int[] living) {
    shares = strategy.shares();
    tasks = living.clone();
  }

  /** The item that the next task goes to, which counts from now on. */
  public int next() {
    int chosen = owedBase();
    if (chosen == NONE) {
      chosen = furthestBehind();
    }
    tasks[chosen]++;
    return chosen;
  }

  /** The item that loses a task, the one furthest ahead of its share; the base goes last. */
  public int leave() {
    int chosen = NONE;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shares.size(); i++) {
      double ahead = beyondBase(i) - share(i) * (beyondBase() - 1);
      if (beyondBase(i) > 0 && ahead > most) {
        most = ahead;
        chosen = i;
      }
    }
    for (int i = 0; chosen == NONE && i < shares.size(); i++) {
      chosen = tasks[i] > 0 ? i : NONE;
    }
    if (chosen == NONE) {
      throw new IllegalStateException("no task of the strategy lives");
    }
    tasks[chosen]--;
    return chosen;
  }

  private int owedBase() {
    for (int i = 0; i < shares.size(); i++) {
      if (tasks[i] < shares.get(i).base()) {
        return i;
      }
    }
    return NONE;
  }

  private int furthestBehind() {
    int chosen = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shares.size(); i++) {
      double behind = share(i) * (beyondBase() + 1) - beyondBase(i);
      boolean mayHave = shares.get(i).weight() > 0 || shares.size() == 1;
      if (mayHave && behind > most) {
        most = behind;
        chosen = i;
      }
    }
    return chosen;
  }

  private double share(int item) {
    int weights = shares.stream().mapToInt(Share::weight).sum();
    return weights == 0 ? 1 : (double) shares.get(item).weight() / weights;
  }

  private int beyondBase(int item) {
    return Math.max(0, tasks[item] - shares.get(item).base());
  }

  private int beyondBase() {
    int all = 0;
    for (int i = 0; i < tasks.length; i++) {
      all += beyondBase(i);
    }
    return all;
  }
}
