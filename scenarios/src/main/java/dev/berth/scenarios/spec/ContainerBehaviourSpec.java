package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import org.jspecify.annotations.Nullable;

/** What a container does once it runs. */
@Called("container's behaviour")
public record ContainerBehaviourSpec(
    @JsonPropertyDescription(
            "How long it runs before it exits by itself. Default: as the workload's tasks, for the"
                + " first essential container; no time, for one that others want COMPLETE or"
                + " SUCCESS; else endless.")
        @Nullable RunTimeSpec runTime,
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription("What it exits with after its own runTime.")
        @Within(max = 255)
        int exitCode,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("When its health checks pass, if it has any.")
        Healthy healthy,
    @JsonPropertyDescription(
            "What it does about SIGTERM. Default: it ends in the timing's stop, with 143.")
        @Nullable OnSigterm onSigterm) {
  /** When health checks pass. */
  @Called("health")
  public record Healthy(
      @JsonPropertyDescription("From how long after its start on. Default: at once.")
          @Nullable DurationSpec after,
      @JsonPropertyDescription("Up to how long after its start. Default: for ever.")
          @Nullable DurationSpec until,
      @JsonProperty(defaultValue = "false")
          @JsonPropertyDescription(
              "Whether a check that does not pass runs into its timeout instead of failing at"
                  + " once.")
          boolean hangs) {}

  /** What a container does about SIGTERM. */
  @Called("answer to SIGTERM")
  public sealed interface OnSigterm {
    /** Nothing. */
    @JsonClassDescription("Nothing: it runs until SIGKILL.")
    record Ignore() implements OnSigterm {}

    /** It exits. */
    @JsonClassDescription("It exits.")
    record Exit(
        @JsonPropertyDescription("How long that takes.") DurationSpec after,
        @JsonProperty(defaultValue = "143")
            @JsonPropertyDescription("The exit code.")
            @Within(max = 255)
            int exitCode)
        implements OnSigterm {}
  }
}
