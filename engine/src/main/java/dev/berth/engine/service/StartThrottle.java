package dev.berth.engine.service;

/**
 * The growing wait between starts of a deployment whose tasks stop, start after start, before they
 * run. By how much it grows is not documented; here it doubles.
 */
final class StartThrottle {
  static final long FIRST_WAIT = 10_000_000_000L;

  /** From such a wait on the service says that it is unable to start tasks. */
  private static final long IMPAIRED_WAIT = 60_000_000_000L;

  private final long longestWait;
  private long wait;
  private long until;
  private long countedSince;

  StartThrottle(long longestWait) {
    this.longestWait = longestWait;
  }

  /**
   * A task has stopped that never ran. Those that were started together count once.
   *
   * @param launchedAt when it was started
   */
  void failed(long launchedAt, long now) {
    if (launchedAt < countedSince) {
      return;
    }
    wait = wait == 0 ? Math.min(FIRST_WAIT, longestWait) : Math.min(2 * wait, longestWait);
    until = now + wait;
    countedSince = now;
  }

  /** A task runs. */
  void ran() {
    wait = 0;
    until = 0;
  }

  /** When tasks may be started again; not after now if they may be. */
  long until() {
    return until;
  }

  /** Whether the wait is long enough to be told of. */
  boolean isImpaired() {
    return wait >= IMPAIRED_WAIT;
  }
}
