package dev.berth.http.control;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What the control API is asked, in JSON with the components as properties. */
sealed interface Asked {
  /** Nothing more than the request itself. */
  record Nothing() implements Asked {}

  /** How far to go. */
  record Step(
      @JsonPropertyDescription("How far; if left out, each world to the next thing that happens.")
          @Nullable Double seconds)
      implements Asked {}

  /** How fast. */
  record Rate(@JsonPropertyDescription("Seconds of the worlds to a real one, or max.") Speed speed)
      implements Asked {}

  /** How to begin anew. */
  record Beginning(
      @JsonPropertyDescription("What decides chance from now on; if left out, the same as before.")
          @Nullable Long seed)
      implements Asked {}
}
