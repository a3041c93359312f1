package dev.berth.http.live;

/**
 * Where a live world's time ought to be, by the machine's: both in nanoseconds. Used by one thread.
 */
final class LiveClock {
  /** The speed of a world that never waits for anything that is going to happen. */
  static final double MAX = Double.POSITIVE_INFINITY;

  /** The end of time. */
  private static final long NEVER = Long.MAX_VALUE;

  private double speed;
  private boolean paused;
  private long anchor;
  private long realAnchor;

  /**
   * A clock at the world's epoch.
   *
   * @param speed seconds of the world to a real one, or {@link #MAX}
   */
  LiveClock(double speed, boolean paused, long real) {
    this.speed = speed;
    this.paused = paused;
    this.realAnchor = real;
  }

  double speed() {
    return speed;
  }

  boolean isPaused() {
    return paused;
  }

  /** Whether the world is to go on as long as something is going to happen. */
  boolean isMax() {
    return !paused && speed == MAX;
  }

  /** The world's time. */
  long now(long real) {
    // A world that never waits still sees time pass when nothing is going to happen.
    double rate = speed == MAX ? 1 : speed;
    return paused ? anchor : anchor + (long) ((real - realAnchor) * rate);
  }

  /** How long it really takes until the world's time is there. */
  long realUntil(long nanos, long real) {
    long ahead = nanos - now(real);
    if (ahead <= 0) {
      return 0;
    }
    double rate = speed == MAX ? 1 : speed;
    return paused || nanos == NEVER ? NEVER : (long) Math.ceil(ahead / rate);
  }

  /** The world's time has come this far; the clock follows if it is behind. */
  void reach(long nanos, long real) {
    long now = now(real);
    anchor = Math.max(now, nanos);
    realAnchor = real;
  }

  void pause(long real) {
    reach(0, real);
    paused = true;
  }

  void resume(long real) {
    reach(0, real);
    paused = false;
  }

  void speed(double rate, long real) {
    reach(0, real);
    speed = rate;
  }
}
