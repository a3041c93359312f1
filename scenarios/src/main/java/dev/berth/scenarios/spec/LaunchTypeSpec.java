package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On what tasks run, in the words of ECS. */
public enum LaunchTypeSpec {
  @JsonProperty("EC2")
  EC2,
  @JsonProperty("FARGATE")
  FARGATE
}
