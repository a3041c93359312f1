package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a deployment pipeline: register, run, follow, roll back. */
@Called("step")
public record StepSpec(
    @JsonProperty(defaultValue = "0s")
        @JsonPropertyDescription("When it begins, in simulated time.")
        Duration at,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "Task definitions to register first, each the path of a file, or with git or"
                + " definition.")
        @Within(max = 100)
        List<RegistrationSpec> register,
    @JsonPropertyDescription("Tasks to run then. Default: none, the step only registers.")
        @Nullable StepRunSpec run,
    @JsonProperty(value = "wait", defaultValue = "{}")
        @JsonPropertyDescription("How long the step follows its tasks.")
        StepWaitSpec waiting,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("What the step does when it does not succeed.")
        OnFailureSpec onFailure) {}
