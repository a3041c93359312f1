package dev.berth.engine.api.service;

import dev.berth.engine.api.MissingResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes deployments of services, at most 20. */
public record DescribeServiceDeployments(@Nullable List<String> serviceDeploymentArns)
    implements ServiceOperation<DescribeServiceDeployments.Response> {
  public DescribeServiceDeployments {
    serviceDeploymentArns = Copies.list(serviceDeploymentArns);
  }

  @Override
  public @Nullable String cluster() {
    return ServiceOperation.clusterOf(
        serviceDeploymentArns == null || serviceDeploymentArns.isEmpty()
            ? null
            : serviceDeploymentArns.getFirst());
  }

  /** Those that there are, and those that there are not. */
  public record Response(
      List<ServiceDeployment> serviceDeployments, List<MissingResource> failures) {
    public Response {
      serviceDeployments = List.copyOf(serviceDeployments);
      failures = List.copyOf(failures);
    }
  }
}
