package dev.berth.engine.lifecycle.container;

import java.util.List;

/** What health checks say of a container, or of a task. */
public enum HealthStatus {
  /** The last check has passed. */
  HEALTHY,
  /** Too many checks in a row have failed. */
  UNHEALTHY,
  /** There is no check, or none has decided yet. */
  UNKNOWN;

  /**
   * The health of a task.
   *
   * @param essentialWithCheck that of its essential containers that have a check; no others count
   */
  public static HealthStatus ofTask(List<HealthStatus> essentialWithCheck) {
    if (essentialWithCheck.contains(UNHEALTHY)) {
      return UNHEALTHY;
    }
    return essentialWithCheck.isEmpty() || essentialWithCheck.contains(UNKNOWN) ? UNKNOWN : HEALTHY;
  }
}
