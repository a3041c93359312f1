package dev.berth.engine.pipeline;

/**
 * The pauses between calls that ask again: ECS advises an exponential back-off from a couple of
 * seconds up to five minutes, as what it answers may be a little old.
 */
final class BackOff {
  /** The first pause. */
  static final long FIRST_NANOS = 2_000_000_000L;

  /** The longest pause. */
  static final long LONGEST_NANOS = 300_000_000_000L;

  private long next = FIRST_NANOS;

  /** The next pause, twice as long as the last one. */
  long nextNanos() {
    long pause = next;
    next = Math.min(2 * next, LONGEST_NANOS);
    return pause;
  }
}
