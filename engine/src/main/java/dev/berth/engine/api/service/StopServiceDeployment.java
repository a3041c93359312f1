package dev.berth.engine.api.service;

import org.jspecify.annotations.Nullable;

/**
 * Stops a deployment that is in progress.
 *
 * @param stopType ROLLBACK if left out
 */
public record StopServiceDeployment(
    @Nullable String serviceDeploymentArn, @Nullable String stopType)
    implements ServiceOperation<StopServiceDeployment.Response> {
  @Override
  public @Nullable String cluster() {
    return ServiceOperation.clusterOf(serviceDeploymentArn);
  }

  /** The deployment that stops. */
  public record Response(String serviceDeploymentArn) {}
}
