package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import java.time.Duration;

/** How tasks wait in PROVISIONING for an instance. */
@Called("provisioning")
public record ProvisioningSpec(
    @JsonProperty(defaultValue = "500")
        @JsonPropertyDescription(
            "Tasks of the cluster that may wait at once; ECS allowed 100 in 2020 and 300 in 2022.")
        @Within(max = 1_000_000)
        int quota,
    @JsonProperty(defaultValue = "15m")
        @JsonPropertyDescription(
            "How long a task may wait before it is stopped; ECS waits for 10 to 30 minutes.")
        Duration timeout) {
  public ProvisioningSpec {
    Positive.require("timeout", timeout);
  }
}
