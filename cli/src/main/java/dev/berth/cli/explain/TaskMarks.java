package dev.berth.cli.explain;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.witness.Decision;
import dev.berth.engine.witness.Submission;
import dev.berth.engine.witness.Witness;
import org.jspecify.annotations.Nullable;

/**
 * Notes where in the course of all decisions those about one task are, to be explained in another
 * run: explaining every refusal on suspicion would take long.
 */
final class TaskMarks implements Witness {
  private final int workload;
  private final long number;
  private final Choice choice;
  private long decisions;
  private long refusals;
  private @Nullable Mark firstRefusal;
  private @Nullable Mark lastRefusal;
  private @Nullable Mark chosenRefusal;
  private @Nullable Mark ahead;

  /** Read by recorders, which run beside the scheduler. */
  private volatile @Nullable Mark placed;

  private @Nullable Long gaveUp;

  TaskMarks(int workload, long number, Choice choice) {
    this.workload = workload;
    this.number = number;
    this.choice = choice;
  }

  @Override
  public void decided(Decision decision, ClusterState cluster) {
    long position = ++decisions;
    Submission tasks = decision.tasks();
    if (tasks.workload() != workload || placed != null) {
      return;
    }
    if (tasks.contains(workload, number)) {
      onOwn(decision, position);
    } else if (!decision.isPlaced()
        && tasks.first() < number
        && refusals == 0
        && decision.time() <= choice.until()) {
      ahead = new Mark(position, decision, 0);
    }
  }

  @Override
  public void gaveUp(long time, Submission tasks) {
    if (tasks.contains(workload, number)) {
      gaveUp = time;
    }
  }

  private void onOwn(Decision decision, long position) {
    if (decision.isPlaced()) {
      placed = new Mark(position, decision, refusals + 1);
      return;
    }
    Mark mark = new Mark(position, decision, ++refusals);
    firstRefusal = firstRefusal == null ? mark : firstRefusal;
    lastRefusal = mark;
    if (choice.covers(mark)) {
      chosenRefusal = mark;
    }
  }

  long refusals() {
    return refusals;
  }

  @Nullable Mark firstRefusal() {
    return firstRefusal;
  }

  @Nullable Mark lastRefusal() {
    return lastRefusal;
  }

  /** The refusal to explain. */
  @Nullable Mark chosenRefusal() {
    return chosenRefusal;
  }

  /** The last refusal of an earlier task of the workload, before any of this one. */
  @Nullable Mark ahead() {
    return ahead;
  }

  @Nullable Mark placed() {
    return placed;
  }

  /** When the client gave the task up. */
  @Nullable Long gaveUp() {
    return gaveUp;
  }

  /**
   * A decision.
   *
   * @param position how many decisions there were in the world up to and including it
   * @param attempt how many there were about the task, likewise
   */
  record Mark(long position, Decision decision, long attempt) {
    long time() {
      return decision.time();
    }
  }

  /**
   * Which of several refusals is to be explained: the last one that this covers.
   *
   * @param first only the first of all
   * @param until none after this time
   */
  record Choice(boolean first, long until) {
    boolean covers(Mark mark) {
      return mark.time() <= until && (!first || mark.attempt() == 1);
    }
  }
}
