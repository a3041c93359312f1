package dev.berth.engine.service;

/** How a task of a service is, as the service's scheduler counts it. */
enum Health {
  /** It does not run yet, or no more. */
  NOT_RUNNING,
  /** It runs, and nobody knows yet. */
  UNPROVEN,
  HEALTHY,
  UNHEALTHY
}
