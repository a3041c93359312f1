package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.berth.scenarios.binding.Called;

/** How long a task runs before it exits by itself. */
@Called("run time")
public sealed interface RunTimeSpec permits RunTimeSpec.Endless, DurationSpec {
  /** Until it is stopped. */
  @JsonClassDescription("Until it is stopped.")
  record Endless() implements RunTimeSpec {}
}
