package dev.berth.engine.api.taskdefinition;

import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.tag.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Registers the next revision of a family.
 *
 * @param cpu CPU units, or vCPUs such as {@code 1 vCPU}
 * @param memory MiB, or GB such as {@code 1 GB}
 * @param more what no rule looks at
 */
public record RegisterTaskDefinition(
    @Nullable String family,
    @Nullable String taskRoleArn,
    @Nullable String executionRoleArn,
    @Nullable String networkMode,
    @Nullable List<ContainerDefinition> containerDefinitions,
    @Nullable List<Volume> volumes,
    @Nullable List<PlacementConstraint> placementConstraints,
    @Nullable List<String> requiresCompatibilities,
    @Nullable String cpu,
    @Nullable String memory,
    @Nullable List<Tag> tags,
    @Nullable String pidMode,
    @Nullable String ipcMode,
    @Nullable ProxyConfiguration proxyConfiguration,
    @Nullable EphemeralStorage ephemeralStorage,
    @Nullable RuntimePlatform runtimePlatform,
    @Nullable Boolean enableFaultInjection,
    Map<String, Object> more)
    implements TaskDefinitionOperation<RegisterTaskDefinition.Response> {
  public RegisterTaskDefinition {
    containerDefinitions = Copies.list(containerDefinitions);
    volumes = Copies.list(volumes);
    placementConstraints = Copies.list(placementConstraints);
    requiresCompatibilities = Copies.list(requiresCompatibilities);
    tags = Copies.list(tags);
    more = Copies.members(more);
  }

  /** The same for these launch types; {@code null} asks for none. */
  public RegisterTaskDefinition requiring(@Nullable List<String> launchTypes) {
    return new RegisterTaskDefinition(
        family,
        taskRoleArn,
        executionRoleArn,
        networkMode,
        containerDefinitions,
        volumes,
        placementConstraints,
        launchTypes,
        cpu,
        memory,
        tags,
        pidMode,
        ipcMode,
        proxyConfiguration,
        ephemeralStorage,
        runtimePlatform,
        enableFaultInjection,
        more);
  }

  /** The revision as it now stands. */
  public record Response(RegisteredTaskDefinition taskDefinition, List<Tag> tags) {
    public Response {
      tags = List.copyOf(tags);
    }
  }
}
