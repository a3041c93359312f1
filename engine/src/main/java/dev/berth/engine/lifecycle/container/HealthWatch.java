package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.HealthCheck;

/**
 * The health checks of one container since its start. Checks that cannot change anything are passed
 * over: a container that stays healthy costs nothing.
 */
final class HealthWatch {
  private static final long NEVER = ContainerRun.NEVER;
  private static final long SECOND = 1_000_000_000;

  private final HealthCheck check;
  private final Course course;
  private HealthStatus status = HealthStatus.UNKNOWN;
  private boolean passedOnce;
  private int failures;
  private long checkAt;

  /**
   * What a container's checks will find.
   *
   * @param from when they begin to pass
   * @param until when they pass no more
   * @param hangs whether one that does not pass runs into its time-out
   */
  record Course(long startedAt, long from, long until, boolean hangs) {
    boolean passes(long time) {
      return time >= from && time < until;
    }
  }

  HealthWatch(HealthCheck check, Course course) {
    this.check = check;
    this.course = course;
    checkAt = course.startedAt() + interval();
  }

  HealthStatus status() {
    return status;
  }

  /** When the next check that matters has its result; {@link ContainerRun#NEVER} for none. */
  long nextTime() {
    return checkAt == NEVER || course.passes(checkAt) ? checkAt : checkAt + patience();
  }

  /** Takes the result that is due now; true if the status has changed. */
  boolean takeResult(long now) {
    HealthStatus before = status;
    if (course.passes(checkAt)) {
      passedOnce = true;
      failures = 0;
      status = HealthStatus.HEALTHY;
      checkAt = firstCheck(now + interval(), interval(), course.until());
    } else {
      boolean counts =
          passedOnce || checkAt - course.startedAt() >= check.startPeriodSeconds() * SECOND;
      failures += counts ? 1 : 0;
      if (failures >= check.retries()) {
        status = HealthStatus.UNHEALTHY;
      }
      checkAt = now + interval();
      if (status == HealthStatus.UNHEALTHY) {
        long passing = checkAt < course.until() ? course.from() : NEVER;
        checkAt = firstCheck(checkAt, interval() + patience(), passing);
      }
    }
    return status != before;
  }

  /** The first of checks in regular distances that is not before a moment. */
  private static long firstCheck(long first, long distance, long notBefore) {
    if (notBefore == NEVER || first >= notBefore) {
      return notBefore == NEVER ? NEVER : first;
    }
    return first + Math.ceilDiv(notBefore - first, distance) * distance;
  }

  private long interval() {
    return check.intervalSeconds() * SECOND;
  }

  /** How long a check takes that does not pass. */
  private long patience() {
    return course.hangs() ? check.timeoutSeconds() * SECOND : 0;
  }
}
