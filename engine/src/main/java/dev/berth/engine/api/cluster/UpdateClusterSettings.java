package dev.berth.engine.api.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes settings of a cluster. */
public record UpdateClusterSettings(
    @Nullable String cluster, @Nullable List<ClusterSetting> settings)
    implements ClusterOperation<UpdateClusterSettings.Response> {
  /** The cluster, with all there is to say of it. */
  public record Response(Cluster cluster) {}
}
