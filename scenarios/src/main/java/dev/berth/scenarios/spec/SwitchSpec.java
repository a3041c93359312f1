package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether something is on, in the words of ECS. */
public enum SwitchSpec {
  @JsonProperty("ENABLED")
  ENABLED,
  @JsonProperty("DISABLED")
  DISABLED
}
