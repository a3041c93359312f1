package dev.berth.scenarios.spec;

/** How long a task runs before it exits by itself. */
public sealed interface RunTimeSpec permits RunTimeSpec.Endless, DurationSpec {
  /** Until it is stopped. */
  record Endless() implements RunTimeSpec {}
}
