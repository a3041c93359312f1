package dev.berth.engine.account;

import dev.berth.engine.api.Listing;
import dev.berth.engine.api.MissingResource;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.cluster.Cluster;
import dev.berth.engine.api.cluster.DescribeClusters;
import dev.berth.engine.api.cluster.ListClusters;
import dev.berth.engine.cluster.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Clusters as readers see them while changes take their time until they are seen. */
final class DelayedClusters {
  private final Replica<Seen> replica;
  private final BiFunction<String, Long, ClusterFigures> figures;

  /**
   * Follows a book without clusters.
   *
   * @param figures what is seen to be in a cluster, by its name, at a time
   */
  DelayedClusters(Lag lag, BiFunction<String, Long, ClusterFigures> figures) {
    this.figures = figures;
    replica =
        new Replica<>(lag.delay(), lag.streams().named("consistency").named("clusters").stream());
  }

  /**
   * A cluster at one time.
   *
   * @param number grows from one cluster to the next
   * @param whole with all that can be asked for
   */
  record Seen(long number, Cluster whole) {}

  /** A cluster has been there since before anybody could ask. */
  void begin(Seen cluster) {
    replica.begin(cluster.whole().clusterArn(), cluster);
  }

  /** Something about a cluster is new. */
  void changed(Seen cluster, long now) {
    replica.put(cluster.whole().clusterArn(), cluster, now);
  }

  /** A description from the book as readers see it. */
  DescribeClusters.Response seen(
      DescribeClusters call, DescribeClusters.Response answer, long now) {
    List<String> fields = call.include() == null ? List.of() : call.include();
    Map<String, Seen> visible = replica.at(now);
    List<Cluster> found = new ArrayList<>();
    List<MissingResource> failures = new ArrayList<>(answer.failures());
    for (Cluster present : answer.clusters()) {
      Seen seen = visible.get(present.clusterArn());
      if (seen == null) {
        failures.add(MissingResource.of(present.clusterArn()));
      } else {
        found.add(described(seen.whole(), fields, now));
      }
    }
    return new DescribeClusters.Response(found, failures);
  }

  /** The clusters that are seen ACTIVE. */
  Outcome<ListClusters.Response> list(ListClusters call, long now) {
    List<Seen> active =
        replica.at(now).values().stream()
            .filter(seen -> "ACTIVE".equals(seen.whole().status()))
            .toList();
    Listing.Request page = new Listing.Request(call.maxResults(), call.nextToken());
    return Listing.page(active, Listing.Order.byNumber(Seen::number), page)
        .then(listing ->
            Outcome.of(
                new ListClusters.Response(
                    listing.items().stream().map(seen -> seen.whole().clusterArn()).toList(),
                    listing.nextToken())));
  }

  private Cluster described(Cluster whole, List<String> fields, long now) {
    ClusterFigures content =
        "ACTIVE".equals(whole.status())
            ? figures.apply(whole.clusterName(), now)
            : ClusterFigures.EMPTY;
    return new Cluster(
        whole.clusterArn(),
        whole.clusterName(),
        fields.contains("CONFIGURATIONS") ? whole.configuration() : null,
        whole.status(),
        content.instances(),
        content.runningTasks(),
        content.pendingTasks(),
        whole.activeServicesCount(),
        fields.contains("STATISTICS") ? Clusters.statistics(content) : List.of(),
        fields.contains("TAGS") ? whole.tags() : List.of(),
        fields.contains("SETTINGS") ? whole.settings() : List.of(),
        whole.capacityProviders(),
        whole.defaultCapacityProviderStrategy(),
        whole.serviceConnectDefaults());
  }
}
