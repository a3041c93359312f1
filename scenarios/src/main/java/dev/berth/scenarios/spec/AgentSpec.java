package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Shorthand;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.unit.MemoryAmount;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the agents of container instances are set. */
@Called("agent")
public record AgentSpec(
    @JsonProperty(defaultValue = "default")
        @JsonPropertyDescription(
            "When an image is pulled, as ECS_IMAGE_PULL_BEHAVIOR: default: always, but a pull that"
                + " fails is made good by an image that is there; always: always; once: unless the"
                + " agent has pulled it before; prefer-cached: unless it is there.")
        PullBehavior pullBehavior,
    @JsonProperty(defaultValue = "100 MiB")
        @JsonPropertyDescription("How fast a pull is that has the instance to itself.")
        Bandwidth pullBandwidth,
    @JsonProperty(defaultValue = "30s")
        @JsonPropertyDescription(
            "From SIGTERM to SIGKILL, for containers without a stopTimeout, as"
                + " ECS_CONTAINER_STOP_TIMEOUT.")
        Duration stopTimeout,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("Images that every instance has from the beginning.")
        @Within(max = 1_000)
        List<String> images,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "Host ports that the agent chooses from, as ECS_DYNAMIC_HOST_PORT_RANGE.")
        Ports dynamicPorts,
    @JsonPropertyDescription("How unused images are removed. Default: they are not.")
        @Nullable CleanUp imageCleanUp) {
  /** When an image is pulled. */
  public enum PullBehavior {
    DEFAULT,
    ALWAYS,
    ONCE,
    PREFER_CACHED
  }

  /** How fast images come. */
  @Called("bandwidth")
  @Shorthand("perSecond")
  public record Bandwidth(
      @JsonPropertyDescription("What comes in a second; the median where it varies.")
          MemoryAmount perSecond,
      @JsonProperty(defaultValue = "0")
          @JsonPropertyDescription(
              "Standard deviation of the logarithm: it is drawn from a log-normal distribution for"
                  + " each pull.")
          @Within(max = 20)
          double sigma) {
    public Bandwidth {
      Positive.require("perSecond", perSecond.mebibytes());
    }
  }

  /** Ports from one to another. */
  @Called("port range")
  public record Ports(
      @JsonProperty(defaultValue = "32768")
          @JsonPropertyDescription("The first.")
          @Within(min = 1, max = 65_535)
          int first,
      @JsonProperty(defaultValue = "60999")
          @JsonPropertyDescription("The last.")
          @Within(min = 1, max = 65_535)
          int last) {
    public Ports {
      if (last < first) {
        throw new IllegalArgumentException("last is below first");
      }
    }
  }

  /** How unused images are removed. */
  @Called("image clean-up")
  public record CleanUp(
      @JsonProperty(defaultValue = "30m")
          @JsonPropertyDescription("From one round to the next, as ECS_IMAGE_CLEANUP_INTERVAL.")
          Duration every,
      @JsonProperty(defaultValue = "1h")
          @JsonPropertyDescription(
              "How long ago an image must have been pulled, as ECS_IMAGE_MINIMUM_CLEANUP_AGE.")
          Duration minimumAge,
      @JsonProperty(defaultValue = "5")
          @JsonPropertyDescription(
              "The most images that a round removes, as ECS_NUM_IMAGES_DELETE_PER_CYCLE.")
          @Within(min = 1, max = 10_000)
          int perRound) {
    public CleanUp {
      Positive.require("every", every);
    }
  }
}
