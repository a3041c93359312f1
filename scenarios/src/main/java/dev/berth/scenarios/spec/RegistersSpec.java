package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Shorthand;
import java.time.Duration;

/** When the instances of a group register. */
@Called("registration")
@Shorthand("at")
public record RegistersSpec(
    @JsonProperty(defaultValue = "0s") @JsonPropertyDescription("When the first one does.")
        Duration at,
    @JsonProperty(defaultValue = "0s") @JsonPropertyDescription("From each to the next.")
        Duration every) {}
