package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Matching;
import dev.berth.scenarios.binding.Within;
import java.util.List;
import java.util.Map;

/** The cluster and what it offers. */
@Called("the cluster")
public record ClusterSpec(
    @JsonProperty(defaultValue = "default")
        @JsonPropertyDescription("The cluster's name.")
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        String name,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "Groups of like container instances by name. May be left out with Auto Scaling groups.")
        @Within(max = 10_000)
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        Map<String, InstanceGroupSpec> instances,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "Subnets by id, such as subnet-a, each with its availability zone.")
        @Within(max = 1_000)
        @Matching(value = "[A-Za-z0-9_-]{1,255}", allows = "letters, digits, - and _")
        Map<String, String> subnets,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "Which capacity providers tasks go to that name neither providers nor a launch type.")
        @Within(max = 20)
        List<StrategyItemSpec> defaultCapacityProviderStrategy,
    @JsonProperty(defaultValue = "false")
        @JsonPropertyDescription(
            "Whether tasks without room are created and wait in PROVISIONING, as with a capacity"
                + " provider that has managed scaling, instead of being refused at once.")
        boolean managedScaling,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("How tasks wait in PROVISIONING, with managedScaling.")
        ProvisioningSpec provisioning,
    @JsonProperty(defaultValue = "desired-status")
        @JsonPropertyDescription(
            "When the control plane counts a stopping task's resources as free: once its"
                + " desiredStatus is STOPPED (desired-status), as ECS announced in June 2023, or"
                + " once its lastStatus is (last-status), as before.")
        Release release) {
  /** Whose becoming STOPPED frees a task's resources. */
  public enum Release {
    DESIRED_STATUS,
    LAST_STATUS
  }
}
