package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Shorthand;
import dev.berth.scenarios.source.Node;
import org.jspecify.annotations.Nullable;

/** Task definitions that a step registers: from a file, from git, or written out. */
@Called("registration")
@Shorthand("file")
public record RegistrationSpec(
    @JsonPropertyDescription("Path of an ECS task definition in JSON or YAML.")
        @Nullable String file,
    @JsonPropertyDescription("Task definitions in a git repository.") @Nullable GitSpec git,
    @JsonPropertyDescription("A task definition, as RegisterTaskDefinition takes it.")
        @Nullable Node definition) {
  public RegistrationSpec {
    long given = (file == null ? 0 : 1) + (git == null ? 0 : 1) + (definition == null ? 0 : 1);
    if (given != 1) {
      throw new IllegalArgumentException("expected one of file, git, definition");
    }
  }
}
