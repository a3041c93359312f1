package dev.berth.scenarios.spec;

/** From where the times of a trace count. */
public enum TraceOriginSpec {
  /** From 0, which is the beginning of the run. */
  ZERO,
  /** From the arrival of the first row, which is the beginning of the run. */
  FIRST
}
