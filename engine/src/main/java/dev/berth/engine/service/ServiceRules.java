package dev.berth.engine.service;

/**
 * What AWS has changed about services over the years.
 *
 * @param fewestFailures the least threshold of the circuit breaker
 * @param mostFailures its greatest threshold
 * @param longestWaitNanos between two starts of a deployment whose tasks do not start
 * @param launchesPerMinute tasks that one service may start on container instances
 */
public record ServiceRules(
    int fewestFailures, int mostFailures, long longestWaitNanos, int launchesPerMinute) {
  private static final long MINUTE = 60_000_000_000L;

  /** As of 2026. */
  public static final ServiceRules CURRENT = new ServiceRules(3, 200, 27 * MINUTE, 500);

  /** As of 2022. */
  public static final ServiceRules OF_2022 = new ServiceRules(10, 200, 15 * MINUTE, 250);
}
