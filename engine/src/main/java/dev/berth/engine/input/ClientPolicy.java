package dev.berth.engine.input;

import org.apache.commons.rng.UniformRandomProvider;

/** What a client does with a task for which RunTask found no room. */
public sealed interface ClientPolicy {
  /** Gives the task up at once. */
  record Drop() implements ClientPolicy {}

  /**
   * Keeps a first-come-first-served queue and tries its head again whenever room may have come up;
   * nothing overtakes.
   */
  record Queue() implements ClientPolicy {}

  /**
   * Calls RunTask again after a delay that grows from call to call.
   *
   * @param firstDelayNanos before the second call
   * @param factor by which the delay grows with each further call
   * @param maxDelayNanos the longest delay
   * @param maxAttempts calls in all, the first one included, before the task is given up
   * @param jitter share of each delay that is drawn at random: 0 none, 1 all of it
   */
  record Retry(
      long firstDelayNanos, double factor, long maxDelayNanos, int maxAttempts, double jitter)
      implements ClientPolicy {
    /** From two seconds up to five minutes, as the API reference advises; half of it at random. */
    public static final Retry ADVISED =
        new Retry(2_000_000_000L, 2, 300_000_000_000L, Integer.MAX_VALUE, 0.5);

    public Retry {
      if (firstDelayNanos <= 0 || maxDelayNanos < firstDelayNanos) {
        throw new IllegalArgumentException(
            "retry delays from %d ns to %d ns".formatted(firstDelayNanos, maxDelayNanos));
      }
      if (factor < 1 || maxAttempts < 1 || jitter < 0 || jitter > 1) {
        throw new IllegalArgumentException(
            "retry factor %s, attempts %d, jitter %s".formatted(factor, maxAttempts, jitter));
      }
    }

    /** How long to wait after this many calls, in nanoseconds. */
    public long delayNanos(int attempts, UniformRandomProvider random) {
      double grown = firstDelayNanos * StrictMath.pow(factor, attempts - 1);
      double delay = Math.min(grown, maxDelayNanos);
      return Math.max(1, Math.round(delay * (1 - jitter * random.nextDouble())));
    }
  }
}
