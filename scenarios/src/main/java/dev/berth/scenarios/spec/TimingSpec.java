package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Shorthand;
import org.jspecify.annotations.Nullable;

/** How long the stages of a task's life take. */
@Shorthand("base")
public record TimingSpec(
    @JsonProperty(defaultValue = "realistic")
        @JsonPropertyDescription(
            "realistic: as measured on EC2; brisk: a second or so; instant: none.")
        Base base,
    @JsonPropertyDescription("One way between control plane and agents.")
        @Nullable DurationSpec network,
    @JsonPropertyDescription("PROVISIONING: the network interface is attached; awsvpc only.")
        @Nullable DurationSpec provision,
    @JsonPropertyDescription("PENDING: images are pulled, containers created and started.")
        @Nullable DurationSpec start,
    @JsonPropertyDescription("ACTIVATING: registration with the load balancer.")
        @Nullable DurationSpec activate,
    @JsonPropertyDescription("DEACTIVATING: deregistration from the load balancer.")
        @Nullable DurationSpec deactivate,
    @JsonPropertyDescription("STOPPING: from the stop signal, or the own end, to the clean exit.")
        @Nullable DurationSpec stop,
    @JsonPropertyDescription("DEPROVISIONING: the network interface is detached; awsvpc only.")
        @Nullable DurationSpec deprovision,
    @JsonPropertyDescription("How long a stopped task can still be described.")
        @Nullable DurationSpec retention,
    @JsonPropertyDescription("From when an agent is cut off until ECS misses it.")
        @Nullable DurationSpec agentLoss,
    @JsonPropertyDescription(
            "PROVISIONING: an EBS volume is created and attached; for volumes of RunTask.")
        @Nullable DurationSpec attachVolume,
    @JsonPropertyDescription("DEPROVISIONING: such a volume is detached, and deleted.")
        @Nullable DurationSpec detachVolume) {
  /** Timing profiles to start from. */
  public enum Base {
    REALISTIC,
    BRISK,
    INSTANT
  }
}
