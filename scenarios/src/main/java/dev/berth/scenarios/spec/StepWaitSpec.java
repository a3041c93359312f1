package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Shorthand;
import java.time.Duration;

/** How long a step follows its tasks. */
@Called("wait")
@Shorthand("timeout")
public record StepWaitSpec(
    @JsonProperty(defaultValue = "stopped")
        @JsonPropertyDescription(
            "What the step waits for: that its tasks have stopped, or only that they are created.")
        Until until,
    @JsonProperty(defaultValue = "10m") @JsonPropertyDescription("How long it waits for that.")
        Duration timeout,
    @JsonProperty(defaultValue = "stop")
        @JsonPropertyDescription("What becomes of tasks that have not stopped by then.")
        OnTimeout onTimeout) {
  public StepWaitSpec {
    Positive.require("timeout", timeout);
  }

  /** What a step waits for. */
  public enum Until {
    STOPPED,
    CREATED
  }

  /** What becomes of tasks that have not stopped in time. */
  public enum OnTimeout {
    STOP,
    LEAVE
  }
}
