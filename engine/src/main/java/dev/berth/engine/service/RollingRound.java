package dev.berth.engine.service;

/**
 * What one round of a rolling update starts and stops. Stops come first: what they free can be
 * taken at once.
 *
 * @param startNew tasks of the primary deployment
 * @param startOld tasks of the last deployment that was completed, in the place of some that failed
 * @param stopIdle leaving tasks that serve nobody
 * @param stopRunning leaving tasks that run
 * @param stopUnhealthy unhealthy tasks of the primary deployment
 * @param stopSurplus tasks of the primary deployment beyond the desired count
 * @param stuck whether the two bounds leave nothing to do, now and later
 */
record RollingRound(
    int startNew,
    int startOld,
    int stopIdle,
    int stopRunning,
    int stopUnhealthy,
    int stopSurplus,
    boolean stuck) {
  /**
   * How a service stands. All tasks are wanted RUNNING; those that leave are of older deployments,
   * or on instances that drain.
   *
   * @param kept tasks of the primary deployment that neither leave nor are unhealthy
   * @param unproven those of them that are not healthy yet
   * @param unhealthy tasks of the primary deployment that run and are unhealthy
   * @param leavingIdle leaving tasks that do not run yet, or are unhealthy
   * @param leavingRunning leaving tasks that run and are not unhealthy
   * @param healthy all healthy tasks, leaving or not
   * @param oldDesired how many tasks the last completed deployment had when it was superseded; 0 if
   *     none of an earlier deployment are to be started again
   * @param old tasks of that deployment
   * @param oldUnproven those of them that are not healthy yet, or no more
   * @param stalled whether the primary deployment has failed: nothing is done for it any more
   */
  record Standing(
      int desired,
      Bounds bounds,
      int kept,
      int unproven,
      int unhealthy,
      int leavingIdle,
      int leavingRunning,
      int healthy,
      int oldDesired,
      int old,
      int oldUnproven,
      boolean stalled) {
    private int wanted() {
      return kept + unhealthy + leavingIdle + leavingRunning;
    }
  }

  /** The next round. */
  static RollingRound of(Standing now) {
    Bounds bounds = now.bounds();
    int stopIdle = now.stalled() ? 0 : now.leavingIdle();
    int spare = Math.max(0, now.healthy() - bounds.least());
    int stopRunning = now.stalled() ? 0 : Math.min(now.leavingRunning(), spare);
    int extra = now.kept() + now.unhealthy() - now.desired();
    int stopUnhealthy = Math.clamp(extra - now.unproven(), 0, now.unhealthy());
    int stopSurplus = Math.max(0, now.kept() - now.desired());
    int stopped = stopIdle + stopRunning + stopUnhealthy + stopSurplus;
    int room = Math.max(0, bounds.most() - (now.wanted() - stopped));
    int startOld = Math.min(room, oldToRestore(now, stopRunning));
    int missing = Math.max(0, now.desired() - now.kept());
    int startNew = now.stalled() ? 0 : Math.min(missing, room - startOld);
    boolean blocked = missing > 0 && startNew == 0 && startOld == 0 && !now.stalled();
    if (blocked && stopped == 0 && now.unhealthy() > 0) {
      // Without room for a replacement beside it, an unhealthy task goes first, one at a time.
      stopUnhealthy = 1;
      stopped = 1;
    }
    boolean settled = now.unproven() == 0 && now.healthy() == now.wanted();
    return new RollingRound(
        startNew,
        startOld,
        stopIdle,
        stopRunning,
        stopUnhealthy,
        stopSurplus,
        blocked && stopped == 0 && settled && now.leavingRunning() > 0);
  }

  /** Tasks of an older deployment in the place of some that failed, as long as they are needed. */
  private static int oldToRestore(Standing now, int stopped) {
    int healthy = now.healthy() - stopped + now.oldUnproven();
    return Math.max(0, Math.min(now.oldDesired() - now.old(), now.bounds().least() - healthy));
  }
}
