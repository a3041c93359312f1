package dev.berth.engine.api.service;

import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.task.NetworkConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of settings of a service as a deployment rolls it out; it never changes. */
public record ServiceRevision(
    String serviceRevisionArn,
    String serviceArn,
    String clusterArn,
    @Nullable String taskDefinition,
    List<CapacityProviderStrategyItem> capacityProviderStrategy,
    @Nullable String launchType,
    @Nullable String platformVersion,
    List<LoadBalancer> loadBalancers,
    List<ServiceRegistry> serviceRegistries,
    @Nullable NetworkConfiguration networkConfiguration,
    List<ContainerImage> containerImages,
    @Nullable Boolean guardDutyEnabled,
    @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
    List<ServiceVolumeConfiguration> volumeConfigurations,
    @Nullable Long createdAt,
    List<VpcLatticeConfiguration> vpcLatticeConfigurations) {
  public ServiceRevision {
    capacityProviderStrategy = List.copyOf(capacityProviderStrategy);
    loadBalancers = List.copyOf(loadBalancers);
    serviceRegistries = List.copyOf(serviceRegistries);
    containerImages = List.copyOf(containerImages);
    volumeConfigurations = List.copyOf(volumeConfigurations);
    vpcLatticeConfigurations = List.copyOf(vpcLatticeConfigurations);
  }

  /** The image of a container. */
  public record ContainerImage(
      String containerName, @Nullable String imageDigest, @Nullable String image) {}
}
