package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;

/** A container waits for another one of its task. */
@Called("dependency")
public record ContainerDependencySpec(
    @JsonPropertyDescription("The name of the container that is waited for.") String containerName,
    @JsonPropertyDescription(
            "What it has to come to: START, COMPLETE (exited), SUCCESS (exited with 0) or HEALTHY.")
        Condition condition) {
  /** What a container may wait for. */
  public enum Condition {
    @JsonProperty("START")
    START,
    @JsonProperty("COMPLETE")
    COMPLETE,
    @JsonProperty("SUCCESS")
    SUCCESS,
    @JsonProperty("HEALTHY")
    HEALTHY
  }
}
