package dev.berth.engine.api.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes what is given of a cluster. */
public record UpdateCluster(
    @Nullable String cluster,
    @Nullable List<ClusterSetting> settings,
    @Nullable ClusterConfiguration configuration,
    Cluster.@Nullable ServiceConnectDefaults serviceConnectDefaults)
    implements ClusterOperation<UpdateCluster.Response> {
  /** The cluster, with all there is to say of it. */
  public record Response(Cluster cluster) {}
}
