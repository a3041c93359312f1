package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Shorthand;

/** The deletion of a service. */
@Called("deletion of a service")
@Shorthand("service")
public record ServiceDeletionSpec(
    @JsonPropertyDescription("The service of this scenario.") String service,
    @JsonProperty(defaultValue = "true")
        @JsonPropertyDescription("Whether also if it is scaled above 0.")
        boolean force) {}
