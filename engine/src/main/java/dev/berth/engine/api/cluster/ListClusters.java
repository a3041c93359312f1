package dev.berth.engine.api.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the clusters of the account. */
public record ListClusters(@Nullable String nextToken, @Nullable Integer maxResults)
    implements ClusterOperation<ListClusters.Response> {
  /** One page. */
  public record Response(List<String> clusterArns, @Nullable String nextToken) {}
}
