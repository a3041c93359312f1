package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.unit.Share;
import java.time.Duration;

/** What a client does with a task for which RunTask finds no room. */
@Called("policy when full")
public sealed interface WhenFullSpec {
  /** Calls again after a delay that grows from call to call. */
  @JsonClassDescription("Calls again after a delay that grows from call to call.")
  record Retry(
      @JsonProperty(defaultValue = "2s")
          @JsonPropertyDescription("The delay before the second call.")
          Duration first,
      @JsonProperty(defaultValue = "2")
          @JsonPropertyDescription("By which the delay grows with each further call.")
          @Within(min = 1, max = 1_000)
          double factor,
      @JsonProperty(defaultValue = "5m") @JsonPropertyDescription("The longest delay.")
          Duration max,
      @JsonProperty(defaultValue = "20")
          @JsonPropertyDescription("Calls in all before the task is given up.")
          @Within(min = 1, max = 1_000_000)
          int attempts,
      @JsonProperty(defaultValue = "50%")
          @JsonPropertyDescription("Share of each delay that is left to chance.")
          Share jitter)
      implements WhenFullSpec {
    public Retry {
      Positive.require("first", first);
      Positive.requireOrder("max", max, "first", first);
    }
  }

  /** Gives the task up at once. */
  @JsonClassDescription("Gives the task up at once.")
  record Drop() implements WhenFullSpec {}

  /** Keeps a first-come-first-served queue, in which nothing overtakes. */
  @JsonClassDescription("Keeps a first-come-first-served queue, in which nothing overtakes.")
  record Queue() implements WhenFullSpec {}
}
