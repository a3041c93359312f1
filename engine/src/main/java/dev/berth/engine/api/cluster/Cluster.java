package dev.berth.engine.api.cluster;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ECS says of a cluster.
 *
 * @param status ACTIVE, or INACTIVE for a while after it was deleted
 * @param registeredContainerInstancesCount instances that are ACTIVE or DRAINING
 * @param runningTasksCount tasks whose lastStatus is RUNNING
 * @param pendingTasksCount tasks whose lastStatus is PENDING
 * @param statistics the counts by launch type; empty unless asked for, like the tags, the settings
 *     and the configuration
 */
public record Cluster(
    String clusterArn,
    String clusterName,
    @Nullable ClusterConfiguration configuration,
    String status,
    int registeredContainerInstancesCount,
    int runningTasksCount,
    int pendingTasksCount,
    int activeServicesCount,
    List<KeyValuePair> statistics,
    List<Tag> tags,
    List<ClusterSetting> settings,
    List<String> capacityProviders,
    List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy,
    @Nullable ServiceConnectDefaults serviceConnectDefaults) {
  /** A figure with its name. */
  public record KeyValuePair(String name, String value) {}

  /** In which namespace the services of a cluster find each other unless they say otherwise. */
  public record ServiceConnectDefaults(@Nullable String namespace) {}
}
