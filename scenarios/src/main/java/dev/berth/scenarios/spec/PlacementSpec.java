package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.engine.placement.policy.WeighedResource;
import dev.berth.scenarios.binding.Suggesting;
import dev.berth.scenarios.binding.Within;
import java.util.List;

/** How a container instance is chosen for a task. */
public record PlacementSpec(
    @JsonProperty(defaultValue = "ecs")
        @JsonPropertyDescription(
            "A policy by name, or a class of one's own by its full name; ecs: what strategies says."
                + " See berth policies.")
        @Suggesting(PolicyNames.class)
        String policy,
    @JsonProperty(defaultValue = "[cpu, memory, gpu]")
        @JsonPropertyDescription(
            "The resources that policies go by which weigh several. GPUs count only where an"
                + " instance has any.")
        @Within(min = 1, max = 3)
        List<WeighedResource> resources,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "The chain of placement strategies, as in RunTask, at most 5. Default: random.")
        List<StrategySpec> strategies,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "What an instance must meet, as in RunTask. With those of the task definition at most"
                + " 10.")
        List<ConstraintSpec> constraints,
    @JsonProperty(defaultValue = "random")
        @JsonPropertyDescription(
            "Which instance is taken where all strategies leave several: any, or the"
                + " lowest-numbered one.")
        Ties ties,
    @JsonProperty(defaultValue = "random")
        @JsonPropertyDescription(
            "What RunTask does without strategies: random, as the developer guide says; or"
                + " zone-spread, as the console says.")
        RunTaskDefault runTaskDefault,
    @JsonProperty(defaultValue = "differs")
        @JsonPropertyDescription(
            "What !=, !in and !~ say of an instance without the attribute, which the documents"
                + " leave open: differs (they hold), or fails (they do not).")
        Missing missingAttribute) {
  /** The chain that RunTask takes when nobody says which. */
  public enum RunTaskDefault {
    RANDOM,
    ZONE_SPREAD
  }

  /** What a negative operator says of an instance without the attribute. */
  public enum Missing {
    DIFFERS,
    FAILS
  }

  /** How to choose among instances that are equally good. */
  public enum Ties {
    RANDOM,
    LOWEST
  }
}
