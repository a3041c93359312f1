package dev.berth.engine.api.instance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists container instances of a cluster.
 *
 * @param filter an expression of the cluster query language
 * @param status only instances with this status; if left out, all but those that are INACTIVE
 */
public record ListContainerInstances(
    @Nullable String cluster,
    @Nullable String filter,
    @Nullable String nextToken,
    @Nullable Integer maxResults,
    @Nullable String status)
    implements InstanceOperation<ListContainerInstances.Response> {
  /** One page. */
  public record Response(List<String> containerInstanceArns, @Nullable String nextToken) {}
}
