package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;

/** What a container waits for before it starts. */
@Called("dependency")
public record ContainerDependencySpec(
    @JsonPropertyDescription("The container of the same task that it waits for.")
        String containerName,
    @JsonPropertyDescription("What that one has to come to.") Condition condition) {
  /** What a container can come to. */
  public enum Condition {
    /** It has started. */
    @JsonProperty("START")
    START,
    /** It has exited. */
    @JsonProperty("COMPLETE")
    COMPLETE,
    /** It has exited with 0. */
    @JsonProperty("SUCCESS")
    SUCCESS,
    /** Its health check has passed. */
    @JsonProperty("HEALTHY")
    HEALTHY
  }
}
