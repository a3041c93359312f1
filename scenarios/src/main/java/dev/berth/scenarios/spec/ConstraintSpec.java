package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import org.jspecify.annotations.Nullable;

/** A rule that an instance must meet. */
@Called("placement constraint")
public record ConstraintSpec(
    @JsonPropertyDescription(
            "distinctInstance: no two tasks of the group on one instance; memberOf: the instance"
                + " matches the expression.")
        Type type,
    @JsonPropertyDescription(
            "For memberOf, in the cluster query language: attribute:ecs.instance-type =~ m5.*")
        @Nullable String expression) {
  /** The constraints that ECS knows. */
  public enum Type {
    @JsonProperty("distinctInstance")
    DISTINCT_INSTANCE,
    @JsonProperty("memberOf")
    MEMBER_OF
  }
}
