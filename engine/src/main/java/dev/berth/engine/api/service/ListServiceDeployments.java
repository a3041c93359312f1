package dev.berth.engine.api.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the deployments of a service, the newest first. */
public record ListServiceDeployments(
    @Nullable String service,
    @Nullable String cluster,
    @Nullable List<String> status,
    @Nullable CreatedAt createdAt,
    @Nullable String nextToken,
    @Nullable Integer maxResults)
    implements ServiceOperation<ListServiceDeployments.Response> {
  public ListServiceDeployments {
    status = Copies.list(status);
  }

  /** Between which moments a deployment was created, in nanoseconds since the world's epoch. */
  public record CreatedAt(@Nullable Long before, @Nullable Long after) {}

  /** One page. */
  public record Response(
      List<ServiceDeploymentBrief> serviceDeployments, @Nullable String nextToken) {
    public Response {
      serviceDeployments = List.copyOf(serviceDeployments);
    }
  }
}
