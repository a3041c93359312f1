package dev.berth.engine.api.cluster;

import org.jspecify.annotations.Nullable;

/** Deletes a cluster that has no container instances and no tasks left. */
public record DeleteCluster(@Nullable String cluster)
    implements ClusterOperation<DeleteCluster.Response> {
  /** The cluster, INACTIVE. */
  public record Response(Cluster cluster) {}
}
