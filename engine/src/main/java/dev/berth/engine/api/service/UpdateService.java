package dev.berth.engine.api.service;

import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.task.NetworkConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes what is given of a service; what is left out stays as it is. */
public record UpdateService(
    @Nullable String cluster,
    @Nullable String service,
    @Nullable Integer desiredCount,
    @Nullable String taskDefinition,
    @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
    @Nullable DeploymentConfiguration deploymentConfiguration,
    @Nullable String availabilityZoneRebalancing,
    @Nullable NetworkConfiguration networkConfiguration,
    @Nullable List<PlacementConstraint> placementConstraints,
    @Nullable List<PlacementStrategy> placementStrategy,
    @Nullable String platformVersion,
    @Nullable Boolean forceNewDeployment,
    @Nullable Integer healthCheckGracePeriodSeconds,
    @Nullable DeploymentController deploymentController,
    @Nullable Boolean enableExecuteCommand,
    @Nullable Boolean enableECSManagedTags,
    @Nullable List<LoadBalancer> loadBalancers,
    @Nullable String propagateTags,
    @Nullable List<ServiceRegistry> serviceRegistries,
    @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
    @Nullable List<ServiceVolumeConfiguration> volumeConfigurations,
    @Nullable List<VpcLatticeConfiguration> vpcLatticeConfigurations,
    @Nullable MonitoringConfiguration monitoring)
    implements ServiceOperation<UpdateService.Response> {
  public UpdateService {
    capacityProviderStrategy = Copies.list(capacityProviderStrategy);
    placementConstraints = Copies.list(placementConstraints);
    placementStrategy = Copies.list(placementStrategy);
    loadBalancers = Copies.list(loadBalancers);
    serviceRegistries = Copies.list(serviceRegistries);
    volumeConfigurations = Copies.list(volumeConfigurations);
    vpcLatticeConfigurations = Copies.list(vpcLatticeConfigurations);
  }

  /** The service as it is now. */
  public record Response(Service service) {}
}
