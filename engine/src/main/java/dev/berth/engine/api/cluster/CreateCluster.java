package dev.berth.engine.api.cluster;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates a cluster, or answers with the one that has the name already.
 *
 * @param clusterName {@code default} if left out
 */
public record CreateCluster(
    @Nullable String clusterName,
    @Nullable List<Tag> tags,
    @Nullable List<ClusterSetting> settings,
    @Nullable ClusterConfiguration configuration,
    @Nullable List<String> capacityProviders,
    @Nullable List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy,
    Cluster.@Nullable ServiceConnectDefaults serviceConnectDefaults)
    implements ClusterOperation<CreateCluster.Response> {
  /** A cluster with this name and nothing else. */
  public CreateCluster(@Nullable String clusterName) {
    this(clusterName, null, null, null, null, null, null);
  }

  /** The cluster, with all there is to say of it. */
  public record Response(Cluster cluster) {}
}
