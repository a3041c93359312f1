package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A capacity provider of the cluster. */
@Called("capacity provider")
public record CapacityProviderSpec(
    @JsonPropertyDescription("The Auto Scaling group whose instances its tasks run on.")
        String autoScalingGroup,
    @JsonPropertyDescription(
            "How ECS scales the group. Default: not at all, and tasks without room are refused.")
        @Nullable ManagedScalingSpec managedScaling,
    @JsonProperty(defaultValue = "DISABLED")
        @JsonPropertyDescription(
            "Whether instances with tasks are protected from scale-in: ENABLED or DISABLED. It"
                + " needs managedScaling and newInstancesProtectedFromScaleIn.")
        SwitchSpec managedTerminationProtection,
    @JsonProperty(defaultValue = "ENABLED")
        @JsonPropertyDescription(
            "Whether instances are drained before they are terminated: ENABLED or DISABLED.")
        SwitchSpec managedDraining) {
  /** How ECS scales an Auto Scaling group. */
  @Called("managed scaling")
  public record ManagedScalingSpec(
      @JsonProperty(defaultValue = "ENABLED") @JsonPropertyDescription("ENABLED or DISABLED.")
          SwitchSpec status,
      @JsonProperty(defaultValue = "100")
          @JsonPropertyDescription("Percent of the instances that should have tasks.")
          @Within(min = 1, max = 100)
          int targetCapacity,
      @JsonProperty(defaultValue = "1")
          @JsonPropertyDescription("Instances that are added at least at once.")
          @Within(min = 1, max = 10_000)
          int minimumScalingStepSize,
      @JsonProperty(defaultValue = "10000")
          @JsonPropertyDescription("Instances that are added at most at once.")
          @Within(min = 1, max = 10_000)
          int maximumScalingStepSize,
      @JsonProperty(defaultValue = "5m")
          @JsonPropertyDescription(
              "How long new instances warm up; the next step counts them as there already.")
          Duration instanceWarmupPeriod) {}
}
