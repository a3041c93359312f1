package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A rule that an instance must meet. */
public record ConstraintSpec(
    @JsonPropertyDescription("distinctInstance: no two tasks of the group on one instance.")
        Type type) {
  /** The constraints that can be simulated. */
  public enum Type {
    @JsonProperty("distinctInstance")
    DISTINCT_INSTANCE
  }
}
