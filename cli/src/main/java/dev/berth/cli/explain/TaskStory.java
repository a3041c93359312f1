package dev.berth.cli.explain;

import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.explain.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that there is to tell about one task's way to its instance, or to none.
 *
 * @param workload name of its workload
 * @param number which of the workload's tasks it is
 * @param submitted how many tasks the workload submitted in all
 * @param task its number in the event log, once placed
 * @param refusals how often it was tried without success
 * @param refused why it found no room, if it, or a task that it had to wait for, did not
 * @param placed why it went where it did
 * @param gaveUp when its client gave it up
 * @param end when the run ended
 */
record TaskStory(
    String scenario,
    long seed,
    String resultHash,
    String workload,
    ClientPolicy policy,
    TieBreak ties,
    long number,
    long submitted,
    @Nullable Long task,
    long arrived,
    Refusals refusals,
    @Nullable Attempt refused,
    @Nullable Attempt placed,
    @Nullable Long gaveUp,
    List<TaskHistory.Stage> stages,
    long end) {
  /** How often a task was tried in vain, and between when and when. */
  record Refusals(long count, long first, long last) {
    static final Refusals NONE = new Refusals(0, 0, 0);
  }

  /**
   * One decision.
   *
   * @param number which of the workload's tasks it was about
   * @param attempt the how-manieth it was about that task; 0 where nobody counted
   */
  record Attempt(long time, long number, long attempt, Explanation explanation) {}
}
