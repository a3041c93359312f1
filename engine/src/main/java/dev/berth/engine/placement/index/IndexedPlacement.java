package dev.berth.engine.placement.index;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.Rejection;
import dev.berth.engine.placement.TieBreak;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Placement in a time that hardly grows with the cluster: an index for each kind of request, made
 * when the kind is first seen. What an index cannot hold, an unusual chain or more kinds than are
 * worth keeping, goes to the reference, which decides the same.
 */
public final class IndexedPlacement implements Placement {
  private static final int MOST_KINDS = 64;
  private static final int MOST_BUCKETS = 64;

  private final TieBreak ties;
  private final ReferencePlacement reference;

  /** By kind of request; empty for a kind that is left to the reference. */
  private final Map<PlacementRequest, Optional<RequestIndex>> indexes = new HashMap<>();

  private @Nullable ClusterState known;
  private int checkedInstances;
  private boolean tooLarge;

  /** A placement that breaks ties this way. */
  public IndexedPlacement(TieBreak ties) {
    this.ties = ties;
    this.reference = new ReferencePlacement(ties);
  }

  @Override
  public int choose(ClusterState cluster, PlacementRequest request, UniformRandomProvider random) {
    Optional<RequestIndex> index = indexOf(cluster, request);
    return index.isPresent()
        ? index.get().choose(random)
        : reference.choose(cluster, request, random);
  }

  @Override
  public Map<Rejection, Integer> rejections(ClusterState cluster, PlacementRequest request) {
    return reference.rejections(cluster, request);
  }

  private Optional<RequestIndex> indexOf(ClusterState cluster, PlacementRequest request) {
    checkSizes(cluster);
    if (tooLarge) {
      return Optional.empty();
    }
    Optional<RequestIndex> index = indexes.get(request);
    if (index == null) {
      if (indexes.size() == MOST_KINDS) {
        return Optional.empty();
      }
      index = newIndex(cluster, request);
      indexes.put(request, index);
    }
    return index;
  }

  private Optional<RequestIndex> newIndex(ClusterState cluster, PlacementRequest request) {
    StrategyChain chain = StrategyChain.of(request.strategies(), ties);
    return chain != null && isNarrow(chain, cluster)
        ? Optional.of(new RequestIndex(cluster, request, chain))
        : Optional.empty();
  }

  /** Whether there are few enough buckets to keep a tournament for each. */
  private static boolean isNarrow(StrategyChain chain, ClusterState cluster) {
    String attribute = chain.spreadAttribute();
    if (attribute == null) {
      return true;
    }
    int most = 0;
    for (int value : cluster.valuesOf(attribute)) {
      most = Math.max(most, value);
    }
    return most < MOST_BUCKETS;
  }

  /** Instances too large for the bits of a figure are left to the reference. */
  private void checkSizes(ClusterState cluster) {
    if (known != cluster) {
      known = cluster;
      indexes.clear();
      checkedInstances = 0;
      tooLarge = false;
    }
    for (; checkedInstances < cluster.size(); checkedInstances++) {
      Resources registered = cluster.registered(checkedInstances).amounts();
      tooLarge |= registered.cpuUnits() >= 1 << RequestIndex.CPU_BITS;
      tooLarge |= registered.memoryMiB() >= 1 << RequestIndex.MEMORY_BITS;
    }
  }
}
