package dev.berth.engine.model;

import java.util.Set;

/**
 * A container that exits is started again in its place, without its task stopping.
 *
 * @param ignoredExitCodes with which it is not
 * @param attemptPeriodSeconds how long it must have run since its last start
 */
public record RestartPolicy(Set<Integer> ignoredExitCodes, int attemptPeriodSeconds) {
  /** The period where a definition gives none. */
  public static final int DEFAULT_ATTEMPT_PERIOD_SECONDS = 300;

  public RestartPolicy {
    ignoredExitCodes = Set.copyOf(ignoredExitCodes);
  }
}
