package dev.berth.engine.witness;

/**
 * Like tasks that a client wants to run, by the order in which they reached it.
 *
 * @param workload number of the client's workload in the world
 * @param first which of the workload's tasks the first of these is, counted from 1
 * @param count how many tasks there are from that one on
 * @param arrived when they had reached the client
 */
public record Submission(int workload, long first, int count, long arrived) {
  /** Stands for the number of a workload where somebody outside of the world asks. */
  public static final int NO_WORKLOAD = -1;

  /** Tasks that somebody outside of the world wants to run. */
  public static Submission fromOutside(int count, long now) {
    return new Submission(NO_WORKLOAD, 1, count, now);
  }

  /** Whether a task of a workload is one of these. */
  public boolean contains(int otherWorkload, long number) {
    return workload == otherWorkload && first <= number && number - first < count;
  }

  /** The same tasks but for so many at their beginning. */
  public Submission after(int skipped) {
    return new Submission(workload, first + skipped, count - skipped, arrived);
  }

  /** The first of these tasks alone. */
  public Submission firstOnly() {
    return new Submission(workload, first, 1, arrived);
  }
}
