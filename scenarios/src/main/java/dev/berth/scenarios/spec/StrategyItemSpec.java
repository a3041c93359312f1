package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Shorthand;
import dev.berth.scenarios.binding.Within;

/** Which share of the tasks a capacity provider gets. */
@Called("item of a capacity provider strategy")
@Shorthand("capacityProvider")
public record StrategyItemSpec(
    @JsonPropertyDescription("The capacity provider.") String capacityProvider,
    @JsonProperty(defaultValue = "1")
        @JsonPropertyDescription("Its share of the tasks, relative to the others.")
        @Within(max = 1_000)
        int weight,
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription("How many tasks it gets before the weights count.")
        @Within(max = 100_000)
        int base) {}
