package dev.berth.http.control;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the control API answers, each in JSON with its components as properties. */
sealed interface Told {
  /** Whether the server is well. */
  record Health(
      @JsonPropertyDescription("up, or failing if a world has ended with an error.") String status,
      @JsonPropertyDescription("How many accounts and Regions have a world.") int worlds)
      implements Told {}

  /** How time passes. */
  record Clock(
      @JsonPropertyDescription("Seconds of the worlds to a real one, or max.") Speed speed,
      @JsonPropertyDescription("Whether no time passes.") boolean paused,
      @JsonPropertyDescription("When it is in each world.") List<WorldTime> worlds)
      implements Told {}

  /** When it is in a world. */
  record WorldTime(String account, String region, String now) {}

  /** All worlds. */
  record Worlds(List<WorldState> worlds) implements Told {}

  /** How a world is. */
  record WorldState(
      String account,
      String region,
      @JsonPropertyDescription("The moment at which its time began.") String began,
      @JsonPropertyDescription("The moment that its time has reached.") String now,
      @JsonPropertyDescription("How many calls it has taken.") long calls,
      @JsonPropertyDescription("How many wait for it.") int waiting,
      @JsonPropertyDescription("The hash of its history so far; empty if it answers no more.")
          String hash,
      @JsonPropertyDescription("Why it answers no more; left out if it does.")
          @Nullable String failure) {}

  /** What a reset has ended. */
  record Reset(@JsonPropertyDescription("How many worlds have ended.") int worlds)
      implements Told {}

  /** A request that cannot be granted. */
  record Refused(@JsonPropertyDescription("Why not.") String error) implements Told {}
}
