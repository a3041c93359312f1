package dev.berth.engine.model;

/** A rule that an instance must meet to receive a task. */
public sealed interface PlacementConstraint {
  /** No other task of the same group, wanted RUNNING, on the instance. */
  record DistinctInstance() implements PlacementConstraint {}
}
