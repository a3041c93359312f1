package dev.berth.engine.service;

/** How many failed tasks in a row trip the circuit breaker of a deployment. */
final class FailureThreshold {
  private FailureThreshold() {}

  /** Half the desired count, rounded up, within what the rules allow. */
  static int of(int desired, ServiceRules rules) {
    return Math.clamp(Math.ceilDiv(desired, 2), rules.fewestFailures(), rules.mostFailures());
  }
}
