package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the account answers calls. */
@Called("the account")
public record AccountSpec(
    @JsonProperty(defaultValue = "off")
        @JsonPropertyDescription(
            "How often an account may call: as often as it likes (off), or as ECS documents it"
                + " (ecs-current). Clients that are refused back off and call again.")
        Throttling throttling,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "Limits of your own, by category of operations, such as cluster-resource-modify.")
        @Within(max = 100)
        Map<String, RateLimitSpec> limits,
    @JsonPropertyDescription(
            "How long a change takes until descriptions and lists show it. Default: no time at"
                + " all.")
        @Nullable DurationSpec consistencyDelay,
    @JsonPropertyDescription(
            "The IAM roles of the account, by name. Default: every role exists and may do"
                + " everything.")
        @Within(max = 1_000)
        @Nullable Map<String, RoleSpec> roles) {
  /** Whose limits count. */
  public enum Throttling {
    OFF,
    ECS_CURRENT
  }
}
