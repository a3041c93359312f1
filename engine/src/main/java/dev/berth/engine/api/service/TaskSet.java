package dev.berth.engine.api.service;

import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.task.NetworkConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of tasks of a service with an external deployment controller.
 *
 * @param stabilityStatus STEADY_STATE or STABILIZING
 */
public record TaskSet(
    String id,
    String taskSetArn,
    String serviceArn,
    String clusterArn,
    @Nullable String startedBy,
    @Nullable String externalId,
    String status,
    @Nullable String taskDefinition,
    int computedDesiredCount,
    int pendingCount,
    int runningCount,
    @Nullable Long createdAt,
    @Nullable Long updatedAt,
    @Nullable String launchType,
    List<CapacityProviderStrategyItem> capacityProviderStrategy,
    @Nullable String platformVersion,
    @Nullable NetworkConfiguration networkConfiguration,
    List<LoadBalancer> loadBalancers,
    List<ServiceRegistry> serviceRegistries,
    @Nullable Scale scale,
    String stabilityStatus,
    @Nullable Long stabilityStatusAt,
    List<Tag> tags) {
  public TaskSet {
    capacityProviderStrategy = List.copyOf(capacityProviderStrategy);
    loadBalancers = List.copyOf(loadBalancers);
    serviceRegistries = List.copyOf(serviceRegistries);
    tags = List.copyOf(tags);
  }

  /**
   * How large a task set is.
   *
   * @param value in {@code unit}, which is PERCENT of the service's desired count
   */
  public record Scale(@Nullable Double value, @Nullable String unit) {}
}
