package dev.berth.engine.placement.index;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.TieBreak;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Placement in a time that hardly grows with the cluster: an index for each kind of request that
 * comes often enough. Any other request, and a chain that an index cannot hold, goes to the
 * reference, which decides the same.
 */
public final class IndexedPlacement implements Placement {
  /** How many requests of a kind are left to the reference: an index must first pay. */
  private static final int USES_WITHOUT_INDEX = 2;

  private static final int MOST_KINDS = 1 << 14;
  private static final int MOST_BUCKETS = 64;

  /** The most places in all tournaments together, for which about 140 MB are enough. */
  private static final long MOST_PLACES = 1L << 24;

  private static final float LOAD = 0.75f;

  private final TieBreak ties;
  private final int usesWithoutIndex;
  private final ReferencePlacement reference;

  /** By kind of request, the one that was used longest ago first. */
  private final LinkedHashMap<PlacementRequest, Kind> kinds = new LinkedHashMap<>(16, LOAD, true);

  private @Nullable ClusterState known;
  private int knownVersion;
  private long places;

  /** A placement that breaks ties this way. */
  public IndexedPlacement(TieBreak ties) {
    this(ties, USES_WITHOUT_INDEX);
  }

  /** A placement that makes an index only for a kind that has come so often before. */
  IndexedPlacement(TieBreak ties, int usesWithoutIndex) {
    this.ties = ties;
    this.usesWithoutIndex = usesWithoutIndex;
    this.reference = new ReferencePlacement(ties);
  }

  @Override
  public int choose(ClusterState cluster, PlacementRequest request, UniformRandomProvider random) {
    if (known != cluster || knownVersion != cluster.version()) {
      forgetAll(cluster);
    }
    Kind kind = kinds.get(request);
    if (kind == null) {
      kind = new Kind();
      kinds.put(request, kind);
      if (kinds.size() > MOST_KINDS) {
        evict(kind);
      }
    }
    if (++kind.uses == usesWithoutIndex + 1) {
      makeIndex(kind, cluster, request);
    }
    return kind.index != null
        ? kind.index.choose(random)
        : reference.choose(cluster, request, random);
  }

  /** Attribute values and the largest instance may be others now: indexes begin anew. */
  private void forgetAll(ClusterState cluster) {
    known = cluster;
    knownVersion = cluster.version();
    places = 0;
    for (Kind kind : kinds.values()) {
      kind.index = null;
      kind.uses = Math.min(kind.uses, usesWithoutIndex);
    }
  }

  private void makeIndex(Kind kind, ClusterState cluster, PlacementRequest request) {
    PolicyChain chain = PolicyChain.of(request, cluster, ties);
    if (chain == null) {
      return;
    }
    int buckets = buckets(chain, cluster);
    long needed = (long) buckets * cluster.size();
    if (buckets > MOST_BUCKETS || needed > MOST_PLACES) {
      return;
    }
    kind.index = new RequestIndex(cluster, request, chain, buckets);
    kind.places = needed;
    places += needed;
    while (places > MOST_PLACES) {
      evict(kind);
    }
  }

  /** Forgets the kind that was used longest ago, but not this one. */
  private void evict(Kind kept) {
    Iterator<Kind> oldest = kinds.values().iterator();
    Kind kind = oldest.next();
    if (kind != kept) {
      places -= kind.index == null ? 0 : kind.places;
      oldest.remove();
    }
  }

  private static int buckets(PolicyChain chain, ClusterState cluster) {
    String attribute = chain.spreadAttribute();
    int most = 0;
    if (attribute != null) {
      for (int value : cluster.valuesOf(attribute)) {
        most = Math.max(most, value);
      }
    }
    return most + 1;
  }

  /** A kind of request, and its index once it has one. */
  private static final class Kind {
    private int uses;
    private long places;
    private @Nullable RequestIndex index;
  }
}
