package dev.berth.engine.service;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * When a service tries again that has found no room for its tasks: soon twice, then every few
 * minutes. The waits are what users have observed.
 */
final class PlacementRetry {
  private static final long SECOND = 1_000_000_000L;
  private static final long[] WAITS = {
    15 * SECOND, 30 * SECOND, 300 * SECOND, 600 * SECOND, 900 * SECOND
  };

  private static final double JITTER = 0.1;

  private final UniformRandomProvider random;
  private int failures;
  private long until;

  PlacementRetry(UniformRandomProvider random) {
    this.random = random;
  }

  /** There was no room. */
  void failed(long now) {
    long wait = WAITS[Math.min(failures, WAITS.length - 1)];
    double share = 1 + JITTER * (2 * random.nextDouble() - 1);
    until = now + Math.round(wait * share);
    failures++;
  }

  /** There was room, or the service has made some itself. */
  void reset() {
    failures = 0;
    until = 0;
  }

  /** When to try again; not after now if that is at once. */
  long until() {
    return until;
  }
}
