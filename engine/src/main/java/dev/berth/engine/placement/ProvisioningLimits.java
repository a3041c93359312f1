package dev.berth.engine.placement;

/**
 * How tasks of a cluster may wait in PROVISIONING for an instance.
 *
 * @param quota tasks that may wait at once; ECS allows 500, allowed 300 in 2022 and 100 in 2020
 * @param timeoutNanos how long each may wait
 */
public record ProvisioningLimits(int quota, long timeoutNanos) {
  /** How long tasks wait if nothing is said: 15 minutes, of the 10 to 30 that are reported. */
  public static final long DEFAULT_TIMEOUT_NANOS = 900_000_000_000L;

  public ProvisioningLimits {
    if (quota < 0 || timeoutNanos <= 0) {
      throw new IllegalArgumentException("quota %d, %d ns".formatted(quota, timeoutNanos));
    }
  }
}
