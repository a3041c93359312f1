package dev.berth.engine.api.service;

import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.task.NetworkConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates a service.
 *
 * @param desiredCount left out for DAEMON only
 * @param schedulingStrategy REPLICA if left out
 */
public record CreateService(
    @Nullable String cluster,
    @Nullable String serviceName,
    @Nullable String taskDefinition,
    @Nullable String availabilityZoneRebalancing,
    @Nullable List<LoadBalancer> loadBalancers,
    @Nullable List<ServiceRegistry> serviceRegistries,
    @Nullable Integer desiredCount,
    @Nullable String clientToken,
    @Nullable String launchType,
    @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
    @Nullable String platformVersion,
    @Nullable String role,
    @Nullable DeploymentConfiguration deploymentConfiguration,
    @Nullable List<PlacementConstraint> placementConstraints,
    @Nullable List<PlacementStrategy> placementStrategy,
    @Nullable NetworkConfiguration networkConfiguration,
    @Nullable Integer healthCheckGracePeriodSeconds,
    @Nullable String schedulingStrategy,
    @Nullable DeploymentController deploymentController,
    @Nullable List<Tag> tags,
    @Nullable Boolean enableECSManagedTags,
    @Nullable String propagateTags,
    @Nullable Boolean enableExecuteCommand,
    @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
    @Nullable List<ServiceVolumeConfiguration> volumeConfigurations,
    @Nullable List<VpcLatticeConfiguration> vpcLatticeConfigurations,
    @Nullable MonitoringConfiguration monitoring)
    implements ServiceOperation<CreateService.Response> {
  public CreateService {
    loadBalancers = Copies.list(loadBalancers);
    serviceRegistries = Copies.list(serviceRegistries);
    capacityProviderStrategy = Copies.list(capacityProviderStrategy);
    placementConstraints = Copies.list(placementConstraints);
    placementStrategy = Copies.list(placementStrategy);
    tags = Copies.list(tags);
    volumeConfigurations = Copies.list(volumeConfigurations);
    vpcLatticeConfigurations = Copies.list(vpcLatticeConfigurations);
  }

  /** The service as it is now. */
  public record Response(Service service) {}

  /** The same with what an update gives. */
  public CreateService updatedBy(UpdateService update) {
    return new CreateService(
        cluster,
        serviceName,
        or(update.taskDefinition(), taskDefinition),
        or(update.availabilityZoneRebalancing(), availabilityZoneRebalancing),
        or(update.loadBalancers(), loadBalancers),
        or(update.serviceRegistries(), serviceRegistries),
        or(update.desiredCount(), desiredCount),
        clientToken,
        launchType,
        or(update.capacityProviderStrategy(), capacityProviderStrategy),
        or(update.platformVersion(), platformVersion),
        role,
        or(update.deploymentConfiguration(), deploymentConfiguration),
        or(update.placementConstraints(), placementConstraints),
        or(update.placementStrategy(), placementStrategy),
        or(update.networkConfiguration(), networkConfiguration),
        or(update.healthCheckGracePeriodSeconds(), healthCheckGracePeriodSeconds),
        schedulingStrategy,
        or(update.deploymentController(), deploymentController),
        tags,
        or(update.enableECSManagedTags(), enableECSManagedTags),
        or(update.propagateTags(), propagateTags),
        or(update.enableExecuteCommand(), enableExecuteCommand),
        or(update.serviceConnectConfiguration(), serviceConnectConfiguration),
        or(update.volumeConfigurations(), volumeConfigurations),
        or(update.vpcLatticeConfigurations(), vpcLatticeConfigurations),
        or(update.monitoring(), monitoring));
  }

  /** The same with another deployment configuration. */
  public CreateService with(@Nullable DeploymentConfiguration configuration) {
    return new CreateService(
        cluster,
        serviceName,
        taskDefinition,
        availabilityZoneRebalancing,
        loadBalancers,
        serviceRegistries,
        desiredCount,
        clientToken,
        launchType,
        capacityProviderStrategy,
        platformVersion,
        role,
        configuration,
        placementConstraints,
        placementStrategy,
        networkConfiguration,
        healthCheckGracePeriodSeconds,
        schedulingStrategy,
        deploymentController,
        tags,
        enableECSManagedTags,
        propagateTags,
        enableExecuteCommand,
        serviceConnectConfiguration,
        volumeConfigurations,
        vpcLatticeConfigurations,
        monitoring);
  }

  /** The same for another task definition. */
  public CreateService withTaskDefinition(String definition) {
    return new CreateService(
        cluster,
        serviceName,
        definition,
        availabilityZoneRebalancing,
        loadBalancers,
        serviceRegistries,
        desiredCount,
        clientToken,
        launchType,
        capacityProviderStrategy,
        platformVersion,
        role,
        deploymentConfiguration,
        placementConstraints,
        placementStrategy,
        networkConfiguration,
        healthCheckGracePeriodSeconds,
        schedulingStrategy,
        deploymentController,
        tags,
        enableECSManagedTags,
        propagateTags,
        enableExecuteCommand,
        serviceConnectConfiguration,
        volumeConfigurations,
        vpcLatticeConfigurations,
        monitoring);
  }

  private static <T> @Nullable T or(@Nullable T given, @Nullable T own) {
    return given == null ? own : given;
  }
}
