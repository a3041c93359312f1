package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;

/** How often the operations of a category may be called. */
@Called("limit of calls")
public record RateLimitSpec(
    @JsonPropertyDescription("Calls at once, after a time without any.")
        @Within(min = 1, max = 1_000_000)
        int burst,
    @JsonPropertyDescription("Calls a second in the long run.") @Within(min = 1, max = 1_000_000)
        int perSecond) {}
