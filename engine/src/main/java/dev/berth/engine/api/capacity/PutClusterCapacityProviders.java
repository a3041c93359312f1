package dev.berth.engine.api.capacity;

import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.cluster.Cluster;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which capacity providers a cluster has, and which strategy counts where none is given. */
public record PutClusterCapacityProviders(
    @Nullable String cluster,
    @Nullable List<String> capacityProviders,
    @Nullable List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy)
    implements CapacityOperation<PutClusterCapacityProviders.Response> {
  /** The cluster as it is now. */
  public record Response(Cluster cluster) {}
}
