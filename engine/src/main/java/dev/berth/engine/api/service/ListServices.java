package dev.berth.engine.api.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the ACTIVE services of a cluster. */
public record ListServices(
    @Nullable String cluster,
    @Nullable String nextToken,
    @Nullable Integer maxResults,
    @Nullable String launchType,
    @Nullable String schedulingStrategy,
    @Nullable String resourceManagementType)
    implements ServiceOperation<ListServices.Response> {
  /** One page. */
  public record Response(List<String> serviceArns, @Nullable String nextToken) {
    public Response {
      serviceArns = List.copyOf(serviceArns);
    }
  }
}
