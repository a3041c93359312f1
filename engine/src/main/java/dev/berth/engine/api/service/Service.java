package dev.berth.engine.api.service;

import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.task.NetworkConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ECS says of a service. Moments are nanoseconds since the world's epoch.
 *
 * @param status ACTIVE, DRAINING or INACTIVE
 * @param runningCount tasks whose lastStatus is RUNNING
 * @param deployments the PRIMARY one first
 * @param events the newest first, at most 100
 */
public record Service(
    String serviceArn,
    String serviceName,
    String clusterArn,
    List<LoadBalancer> loadBalancers,
    List<ServiceRegistry> serviceRegistries,
    String status,
    int desiredCount,
    int runningCount,
    int pendingCount,
    @Nullable String launchType,
    List<CapacityProviderStrategyItem> capacityProviderStrategy,
    @Nullable String platformVersion,
    @Nullable String platformFamily,
    @Nullable String taskDefinition,
    DeploymentConfiguration deploymentConfiguration,
    List<TaskSet> taskSets,
    List<Deployment> deployments,
    @Nullable String roleArn,
    List<ServiceEvent> events,
    @Nullable Long createdAt,
    @Nullable String currentServiceDeployment,
    List<CurrentRevision> currentServiceRevisions,
    List<PlacementConstraint> placementConstraints,
    List<PlacementStrategy> placementStrategy,
    @Nullable NetworkConfiguration networkConfiguration,
    @Nullable Integer healthCheckGracePeriodSeconds,
    String schedulingStrategy,
    DeploymentController deploymentController,
    List<Tag> tags,
    @Nullable String createdBy,
    @Nullable Boolean enableECSManagedTags,
    @Nullable String propagateTags,
    @Nullable Boolean enableExecuteCommand,
    @Nullable String availabilityZoneRebalancing,
    @Nullable String resourceManagementType) {
  public Service {
    loadBalancers = List.copyOf(loadBalancers);
    serviceRegistries = List.copyOf(serviceRegistries);
    capacityProviderStrategy = List.copyOf(capacityProviderStrategy);
    taskSets = List.copyOf(taskSets);
    deployments = List.copyOf(deployments);
    events = List.copyOf(events);
    currentServiceRevisions = List.copyOf(currentServiceRevisions);
    placementConstraints = List.copyOf(placementConstraints);
    placementStrategy = List.copyOf(placementStrategy);
    tags = List.copyOf(tags);
  }

  /** A revision of which the service has tasks, or is to have. */
  public record CurrentRevision(
      String arn, int requestedTaskCount, int runningTaskCount, int pendingTaskCount) {}
}
