package dev.berth.engine.api.taskdefinition;

import dev.berth.engine.api.PlacementConstraint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A revision as ECS describes it, with its defaults filled in. Moments are nanoseconds since the
 * world's epoch.
 *
 * @param requiresAttributes what its features ask of an instance
 * @param compatibilities the launch types that could run it
 */
public record RegisteredTaskDefinition(
    String taskDefinitionArn,
    List<ContainerDefinition> containerDefinitions,
    String family,
    @Nullable String taskRoleArn,
    @Nullable String executionRoleArn,
    @Nullable String networkMode,
    int revision,
    List<Volume> volumes,
    String status,
    List<RequiredAttribute> requiresAttributes,
    List<PlacementConstraint> placementConstraints,
    List<String> compatibilities,
    @Nullable RuntimePlatform runtimePlatform,
    @Nullable List<String> requiresCompatibilities,
    @Nullable String cpu,
    @Nullable String memory,
    @Nullable String pidMode,
    @Nullable String ipcMode,
    @Nullable ProxyConfiguration proxyConfiguration,
    @Nullable Long registeredAt,
    @Nullable Long deregisteredAt,
    @Nullable Long deleteRequestedAt,
    @Nullable String registeredBy,
    @Nullable EphemeralStorage ephemeralStorage,
    @Nullable Boolean enableFaultInjection,
    Map<String, Object> more) {
  /** The status of a revision that can be used. */
  public static final String ACTIVE = "ACTIVE";

  /** The status of a revision that was deregistered. */
  public static final String INACTIVE = "INACTIVE";

  /** The status of a revision that goes once nothing refers to it. */
  public static final String DELETE_IN_PROGRESS = "DELETE_IN_PROGRESS";

  public RegisteredTaskDefinition {
    containerDefinitions = List.copyOf(containerDefinitions);
    volumes = List.copyOf(volumes);
    requiresAttributes = List.copyOf(requiresAttributes);
    placementConstraints = List.copyOf(placementConstraints);
    compatibilities = List.copyOf(compatibilities);
    requiresCompatibilities = Copies.list(requiresCompatibilities);
    more = Copies.members(more);
  }

  /** The same revision, INACTIVE from a moment on. */
  public RegisteredTaskDefinition deregistered(long now) {
    return with(INACTIVE, now, deleteRequestedAt);
  }

  /** The same revision, on its way out from a moment on. */
  public RegisteredTaskDefinition deleteRequested(long now) {
    return with(DELETE_IN_PROGRESS, deregisteredAt, now);
  }

  private RegisteredTaskDefinition with(
      String status, @Nullable Long deregisteredAt, @Nullable Long deleteRequestedAt) {
    return new RegisteredTaskDefinition(
        taskDefinitionArn,
        containerDefinitions,
        family,
        taskRoleArn,
        executionRoleArn,
        networkMode,
        revision,
        volumes,
        status,
        requiresAttributes,
        placementConstraints,
        compatibilities,
        runtimePlatform,
        requiresCompatibilities,
        cpu,
        memory,
        pidMode,
        ipcMode,
        proxyConfiguration,
        registeredAt,
        deregisteredAt,
        deleteRequestedAt,
        registeredBy,
        ephemeralStorage,
        enableFaultInjection,
        more);
  }
}
