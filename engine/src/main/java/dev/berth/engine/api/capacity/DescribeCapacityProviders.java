package dev.berth.engine.api.capacity;

import dev.berth.engine.api.task.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes capacity providers.
 *
 * @param capacityProviders names or ARNs; all if left out
 * @param include TAGS
 * @param maxResults at most 10
 */
public record DescribeCapacityProviders(
    @Nullable List<String> capacityProviders,
    @Nullable String cluster,
    @Nullable List<String> include,
    @Nullable Integer maxResults,
    @Nullable String nextToken)
    implements CapacityOperation<DescribeCapacityProviders.Response> {
  /** One page, and what was not found. */
  public record Response(
      List<CapacityProvider> capacityProviders,
      List<Failure> failures,
      @Nullable String nextToken) {}
}
