package dev.berth.engine.api.service;

import org.jspecify.annotations.Nullable;

/**
 * Deletes a service.
 *
 * @param force also one that is not scaled to nothing
 */
public record DeleteService(
    @Nullable String cluster, @Nullable String service, @Nullable Boolean force)
    implements ServiceOperation<DeleteService.Response> {
  /** The service as it is now. */
  public record Response(Service service) {}
}
