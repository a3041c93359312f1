package dev.berth.http.live;

/**
 * How time passes in live worlds.
 *
 * @param speed seconds of the world to a real one, or {@link #MAX}
 */
public record Pacing(double speed, boolean paused) {
  /** Without waiting, as long as something is going to happen by itself. */
  public static final double MAX = LiveClock.MAX;

  public Pacing {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a speed must be more than 0: " + speed);
    }
  }

  /** The same, paused or not. */
  public Pacing paused(boolean stands) {
    return new Pacing(speed, stands);
  }

  /** The same at another speed. */
  public Pacing speed(double rate) {
    return new Pacing(rate, paused);
  }
}
