package dev.berth.engine.time;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Virtual time in a fixed proportion to real time: the pace of a world that somebody watches. The
 * only place of the engine that reads the machine's clock.
 */
public final class WallClock implements Pace {
  private static final long LONGEST_SLEEP_NANOS = 50_000_000;

  private final double speed;
  private final long startNanos = System.nanoTime();

  /**
   * A pace of this many virtual seconds to a real one, from now on.
   *
   * @param speed more than 0
   */
  public WallClock(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a speed must be more than 0: " + speed);
    }
    this.speed = speed;
  }

  /** A stopwatch: seconds of real time since it was made. */
  public double elapsedSeconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  @Override
  public void await(long virtualNanos, BooleanSupplier stopped) {
    long due = startNanos + (long) (virtualNanos / speed);
    long wait = due - System.nanoTime();
    while (wait > 0 && !stopped.getAsBoolean()) {
      LockSupport.parkNanos(Math.min(wait, LONGEST_SLEEP_NANOS));
      wait = due - System.nanoTime();
    }
  }
}
