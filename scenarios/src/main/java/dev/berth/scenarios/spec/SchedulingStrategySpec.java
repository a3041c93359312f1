package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many tasks a service has, in the words of ECS. */
public enum SchedulingStrategySpec {
  @JsonProperty("REPLICA")
  REPLICA,
  @JsonProperty("DAEMON")
  DAEMON
}
