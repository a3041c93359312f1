package dev.berth.engine.api.task;

import dev.berth.engine.api.taskdefinition.EnvironmentFile;
import dev.berth.engine.api.taskdefinition.KeyValuePair;
import dev.berth.engine.api.taskdefinition.ResourceRequirement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different in one container.
 *
 * @param environment merged with the task definition's by name; all else takes its place
 */
public record ContainerOverride(
    @Nullable String name,
    @Nullable List<String> command,
    @Nullable List<KeyValuePair> environment,
    @Nullable List<EnvironmentFile> environmentFiles,
    @Nullable Integer cpu,
    @Nullable Integer memory,
    @Nullable Integer memoryReservation,
    @Nullable List<ResourceRequirement> resourceRequirements) {
  public ContainerOverride {
    command = Copies.list(command);
    environment = Copies.list(environment);
    environmentFiles = Copies.list(environmentFiles);
    resourceRequirements = Copies.list(resourceRequirements);
  }

  /** Nothing is different in this container. */
  public static ContainerOverride none(String name) {
    return new ContainerOverride(name, null, null, null, null, null, null, null);
  }
}
