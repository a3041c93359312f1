package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.unit.Share;
import java.util.List;

/** What goes wrong with the start of tasks, as shares of all tasks; at most one of them comes. */
@Called("faults")
public record FaultsSpec(
    @JsonProperty(defaultValue = "0%")
        @JsonPropertyDescription("The registry refuses the first essential container's image.")
        Share pullRefused,
    @JsonProperty(defaultValue = "0%")
        @JsonPropertyDescription("The registry does not answer for that image's manifest.")
        Share pullNoManifest,
    @JsonProperty(defaultValue = "0%")
        @JsonPropertyDescription("The pull of that image begins, and nothing comes any more.")
        Share pullStalled,
    @JsonProperty(defaultValue = "0%")
        @JsonPropertyDescription("The first essential container is created but does not start.")
        Share containerStart,
    @JsonProperty(defaultValue = "0%")
        @JsonPropertyDescription("The network interface is not attached in time; awsvpc only.")
        Share networkInterface,
    @JsonProperty(defaultValue = "0%")
        @JsonPropertyDescription("The volume is not attached in time; with volume only.")
        Share volume,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "What the tasks' execution role would have to permit, but does not; it hits all tasks.")
        @Within(max = 3)
        List<Permission> executionRoleLacks) {
  /** What an execution role permits. */
  public enum Permission {
    /** To pull images. */
    PULL,
    /** To read secrets. */
    SECRETS,
    /** To write logs. */
    LOGS
  }
}
