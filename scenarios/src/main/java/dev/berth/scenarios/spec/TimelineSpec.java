package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Shorthand;
import dev.berth.scenarios.binding.Within;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happens to the instances of a group, or to a service, at a time. */
@Called("entry of the timeline")
public record TimelineSpec(
    @JsonPropertyDescription("When it happens.") Duration at,
    @JsonPropertyDescription(
            "The group whose instances get no tasks any more; those that run stay.")
        @Nullable String drain,
    @JsonPropertyDescription("The group whose instances get tasks again.")
        @Nullable String activate,
    @JsonPropertyDescription("The group whose instances leave the cluster.")
        @Nullable DeregisterSpec deregister,
    @JsonPropertyDescription(
            "The group whose agents are cut off: their tasks live on, and nobody hears of them.")
        @Nullable String disconnect,
    @JsonPropertyDescription("The group whose agents are connected again.")
        @Nullable String reconnect,
    @JsonPropertyDescription(
            "The group whose instances EC2 takes away, with all that runs on them.")
        @Nullable String terminate,
    @JsonPropertyDescription("Sets custom attributes of a group's instances.")
        @Nullable PutAttributesSpec putAttributes,
    @JsonPropertyDescription("Changes a service.") @Nullable ServiceUpdateSpec updateService,
    @JsonPropertyDescription("The service that is deleted.")
        @Nullable ServiceDeletionSpec deleteService) {
  /** The instances of a group leave the cluster. */
  @Called("deregistration")
  @Shorthand("instances")
  public record DeregisterSpec(
      @JsonPropertyDescription("The group.") String instances,
      @JsonProperty(defaultValue = "false")
          @JsonPropertyDescription(
              "Whether also those on which tasks run, which then stop; without, these stay.")
          boolean force) {}

  /** The instances of a group get attributes. */
  @Called("attributes")
  public record PutAttributesSpec(
      @JsonPropertyDescription("The group.") String instances,
      @JsonPropertyDescription("The attributes by name, at most 10.") @Within(min = 1, max = 10)
          Map<String, String> attributes) {}
}
