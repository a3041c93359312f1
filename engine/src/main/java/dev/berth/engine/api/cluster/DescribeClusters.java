package dev.berth.engine.api.cluster;

import dev.berth.engine.api.MissingResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes clusters.
 *
 * @param clusters names or ARNs, at most 100; {@code default} if left out
 * @param include of {@code ATTACHMENTS}, {@code CONFIGURATIONS}, {@code SETTINGS}, {@code
 *     STATISTICS}, {@code TAGS}
 */
public record DescribeClusters(@Nullable List<String> clusters, @Nullable List<String> include)
    implements ClusterOperation<DescribeClusters.Response> {
  /** Those that there are, and those that there are not. */
  public record Response(List<Cluster> clusters, List<MissingResource> failures) {}
}
