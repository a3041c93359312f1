package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import org.jspecify.annotations.Nullable;

/** What a step does when it does not succeed. */
@Called("onFailure")
public record OnFailureSpec(
    @JsonPropertyDescription("Tasks to run then; they are followed as the step's own are.")
        @Nullable StepRunSpec run,
    @JsonProperty(defaultValue = "false")
        @JsonPropertyDescription("Whether what the step registered is deregistered.")
        boolean deregister) {}
