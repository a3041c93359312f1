package dev.berth.engine.api.task;

import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts one or more like tasks wherever placement finds room.
 *
 * @param count how many; 1 if left out
 * @param launchType EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES; not with a strategy
 * @param clientToken names the call, so that it can be made again without doing more
 */
public record RunTask(
    @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
    @Nullable String cluster,
    @Nullable Integer count,
    @Nullable Boolean enableECSManagedTags,
    @Nullable Boolean enableExecuteCommand,
    @Nullable String group,
    @Nullable String launchType,
    @Nullable NetworkConfiguration networkConfiguration,
    @Nullable TaskOverride overrides,
    @Nullable List<PlacementConstraint> placementConstraints,
    @Nullable List<PlacementStrategy> placementStrategy,
    @Nullable String platformVersion,
    @Nullable String propagateTags,
    @Nullable String referenceId,
    @Nullable String startedBy,
    @Nullable List<Tag> tags,
    @Nullable String taskDefinition,
    @Nullable String clientToken,
    @Nullable List<TaskVolumeConfiguration> volumeConfigurations)
    implements StartingOperation<RunTask.Response> {
  public RunTask {
    capacityProviderStrategy = Copies.list(capacityProviderStrategy);
    placementConstraints = Copies.list(placementConstraints);
    placementStrategy = Copies.list(placementStrategy);
    tags = Copies.list(tags);
    volumeConfigurations = Copies.list(volumeConfigurations);
  }

  /** The same call under another token. */
  public RunTask withClientToken(@Nullable String token) {
    return new RunTask(
        capacityProviderStrategy,
        cluster,
        count,
        enableECSManagedTags,
        enableExecuteCommand,
        group,
        launchType,
        networkConfiguration,
        overrides,
        placementConstraints,
        placementStrategy,
        platformVersion,
        propagateTags,
        referenceId,
        startedBy,
        tags,
        taskDefinition,
        token,
        volumeConfigurations);
  }

  /** The same call for another task definition. */
  public RunTask withTaskDefinition(String definition) {
    return new RunTask(
        capacityProviderStrategy,
        cluster,
        count,
        enableECSManagedTags,
        enableExecuteCommand,
        group,
        launchType,
        networkConfiguration,
        overrides,
        placementConstraints,
        placementStrategy,
        platformVersion,
        propagateTags,
        referenceId,
        startedBy,
        tags,
        definition,
        clientToken,
        volumeConfigurations);
  }

  /** The tasks that were created, and why others were not; both may be there. */
  public record Response(List<Task> tasks, List<Failure> failures) {
    public Response {
      tasks = List.copyOf(tasks);
      failures = List.copyOf(failures);
    }
  }
}
