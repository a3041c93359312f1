package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One link of a chain of placement strategies. */
public record StrategySpec(
    @JsonPropertyDescription("random, spread or binpack.") Type type,
    @JsonPropertyDescription(
            "For spread instanceId, host or attribute:NAME; for binpack cpu or memory.")
        @Nullable String field) {
  /** The strategies of ECS. */
  public enum Type {
    RANDOM,
    SPREAD,
    BINPACK
  }
}
