package dev.berth.engine.api.capacity;

import org.jspecify.annotations.Nullable;

/**
 * Deletes a capacity provider that no cluster has.
 *
 * @param capacityProvider its name or ARN
 */
public record DeleteCapacityProvider(@Nullable String capacityProvider, @Nullable String cluster)
    implements CapacityOperation<DeleteCapacityProvider.Response> {
  /** The provider as it was. */
  public record Response(CapacityProvider capacityProvider) {}
}
