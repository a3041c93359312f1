package dev.berth.engine.api.service;

import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.task.NetworkConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rollout of one set of settings of a service.
 *
 * @param id such as {@code ecs-svc/1234567890123456789}
 * @param status PRIMARY for the newest, ACTIVE for an older one that still has tasks
 * @param failedTasks how many tasks in a row have failed
 * @param rolloutState IN_PROGRESS, COMPLETED or FAILED
 */
public record Deployment(
    String id,
    String status,
    @Nullable String taskDefinition,
    int desiredCount,
    int pendingCount,
    int runningCount,
    int failedTasks,
    @Nullable Long createdAt,
    @Nullable Long updatedAt,
    List<CapacityProviderStrategyItem> capacityProviderStrategy,
    @Nullable String launchType,
    @Nullable String platformVersion,
    @Nullable String platformFamily,
    @Nullable NetworkConfiguration networkConfiguration,
    @Nullable String rolloutState,
    @Nullable String rolloutStateReason,
    @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
    List<ServiceVolumeConfiguration> volumeConfigurations,
    List<VpcLatticeConfiguration> vpcLatticeConfigurations) {
  public Deployment {
    capacityProviderStrategy = List.copyOf(capacityProviderStrategy);
    volumeConfigurations = List.copyOf(volumeConfigurations);
    vpcLatticeConfigurations = List.copyOf(vpcLatticeConfigurations);
  }
}
