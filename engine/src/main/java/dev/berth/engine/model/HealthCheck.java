package dev.berth.engine.model;

/**
 * How a container's health is looked after.
 *
 * @param intervalSeconds from the end of one check to the next
 * @param timeoutSeconds after which a check counts as failed
 * @param retries failures in a row that make the container UNHEALTHY
 * @param startPeriodSeconds during which failures do not count; 0 for none
 */
public record HealthCheck(
    int intervalSeconds, int timeoutSeconds, int retries, int startPeriodSeconds) {
  /** ECS's values where a definition gives none. */
  public static final HealthCheck DEFAULT = new HealthCheck(30, 5, 3, 0);
}
