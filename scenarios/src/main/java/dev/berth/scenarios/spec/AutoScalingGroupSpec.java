package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Matching;
import dev.berth.scenarios.binding.Within;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An EC2 Auto Scaling group whose instances register with the cluster. */
@Called("Auto Scaling group")
public record AutoScalingGroupSpec(
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("EC2 instance types of the catalogue, the preferred one first.")
        @Within(max = 40)
        List<String> instanceTypes,
    @JsonPropertyDescription("A size of your own, instead of instance types.")
        @Nullable InstanceSizeSpec size,
    @JsonProperty(defaultValue = "prioritized")
        @JsonPropertyDescription(
            "Which of several types is launched: prioritized, the first one; or diversified, all"
                + " alike.")
        Allocation allocationStrategy,
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription("The fewest instances.")
        @Within(max = 100_000)
        int minSize,
    @JsonPropertyDescription("The most instances.") @Within(max = 100_000) int maxSize,
    @JsonPropertyDescription("Instances that are there from the start. Default: minSize.")
        @Within(max = 100_000)
        @Nullable Integer desiredCapacity,
    @JsonProperty(defaultValue = "[us-east-1a]")
        @JsonPropertyDescription("Availability zones, kept in balance.")
        @Within(min = 1, max = 100)
        List<String> availabilityZones,
    @JsonProperty(defaultValue = "false")
        @JsonPropertyDescription("Whether new instances are protected from scale-in.")
        boolean newInstancesProtectedFromScaleIn,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("What holds instances up when they come or go.")
        @Within(max = 50)
        List<LifecycleHookSpec> lifecycleHooks,
    @JsonPropertyDescription("Instances that are prepared beforehand. Default: none.")
        @Nullable WarmPoolSpec warmPool,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("Custom attributes of every instance, by name.")
        @Within(max = 10)
        @Matching(
            value = "[A-Za-z0-9_./\\\\-]{1,128}",
            allows = "letters, digits, - _ . / and \\\\")
        Map<String, String> attributes,
    @JsonProperty(defaultValue = "{}") @JsonPropertyDescription("How the agents are set.")
        AgentSpec agent) {
  /** Which of several types is launched. */
  public enum Allocation {
    PRIORITIZED,
    DIVERSIFIED
  }

  /** Something that holds instances up. */
  @Called("lifecycle hook")
  public record LifecycleHookSpec(
      @JsonPropertyDescription("The hook's name.") String name,
      @JsonProperty(defaultValue = "launching")
          @JsonPropertyDescription("Whom it holds up: launching or terminating instances.")
          Transition transition,
      @JsonPropertyDescription("How long whoever answers it takes.") Duration takes,
      @JsonProperty(defaultValue = "1h")
          @JsonPropertyDescription("How long the group waits for the answer.")
          Duration heartbeatTimeout,
      @JsonProperty(defaultValue = "abandon")
          @JsonPropertyDescription("What follows without an answer: abandon or continue.")
          Result defaultResult) {
    /** Whom a hook holds up. */
    public enum Transition {
      LAUNCHING,
      TERMINATING
    }

    /** What follows without an answer. */
    public enum Result {
      ABANDON,
      CONTINUE
    }
  }

  /** Instances that are prepared beforehand. */
  @Called("warm pool")
  public record WarmPoolSpec(
      @JsonProperty(defaultValue = "0")
          @JsonPropertyDescription("The fewest instances of the pool.")
          @Within(max = 100_000)
          int minSize,
      @JsonPropertyDescription(
              "Instances of group and pool together. Default: the group's maxSize.")
          @Within(max = 100_000)
          @Nullable Integer maxGroupPreparedCapacity,
      @JsonProperty(defaultValue = "stopped")
          @JsonPropertyDescription("How they wait: stopped, running or hibernated.")
          State poolState) {
    /** How instances of a pool wait. */
    public enum State {
      STOPPED,
      RUNNING,
      HIBERNATED
    }
  }
}
