package dev.berth.cli.explain;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.witness.Decision;
import dev.berth.engine.witness.Submission;
import dev.berth.engine.witness.Witness;
import org.jspecify.annotations.Nullable;

/** Finds out which submission a numbered task comes from, and how many tasks there are. */
final class TaskFinder implements Witness {
  private final long task;
  private @Nullable Submission found;
  private long placed;

  TaskFinder(long task) {
    this.task = task;
  }

  @Override
  public void decided(Decision decision, ClusterState cluster) {
    placed = Math.max(placed, decision.task());
    if (decision.task() == task) {
      found = decision.tasks();
    }
  }

  /** The task alone; {@code null} if there is none with this number. */
  @Nullable Submission found() {
    return found;
  }

  /** The highest number of any task. */
  long placed() {
    return placed;
  }
}
