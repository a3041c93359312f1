package dev.berth.engine.service;

import dev.berth.engine.lifecycle.container.HealthStatus;
import dev.berth.engine.model.TaskStatus;

/** When a task of a service counts as healthy. */
final class HealthRule {
  /** How long a task has to run that no check looks at. */
  static final long PROOF_NANOS = 40_000_000_000L;

  private static final long SECOND = 1_000_000_000L;

  private HealthRule() {}

  /**
   * How a task is now.
   *
   * @param graceSeconds how long after its start nobody minds that it is unhealthy
   */
  static Health of(Member member, int graceSeconds, long now) {
    if (!member.isWanted() || member.status() != TaskStatus.RUNNING) {
      return Health.NOT_RUNNING;
    }
    return switch (member.checked()) {
      case null -> now >= member.runningSince() + PROOF_NANOS ? Health.HEALTHY : Health.UNPROVEN;
      case HealthStatus.HEALTHY -> Health.HEALTHY;
      case HealthStatus.UNKNOWN -> Health.UNPROVEN;
      case HealthStatus.UNHEALTHY ->
          now >= endOfGrace(member, graceSeconds) ? Health.UNHEALTHY : Health.UNPROVEN;
    };
  }

  /** When a task that stays as it is will count as something else; never if it will not. */
  static long nextChange(Member member, int graceSeconds, long now) {
    if (!member.isWanted() || member.status() != TaskStatus.RUNNING) {
      return Long.MAX_VALUE;
    }
    long at =
        switch (member.checked()) {
          case null -> member.runningSince() + PROOF_NANOS;
          case HealthStatus.UNHEALTHY -> endOfGrace(member, graceSeconds);
          case HealthStatus.HEALTHY, HealthStatus.UNKNOWN -> Long.MAX_VALUE;
        };
    return at > now ? at : Long.MAX_VALUE;
  }

  private static long endOfGrace(Member member, int graceSeconds) {
    return member.runningSince() + graceSeconds * SECOND;
  }
}
