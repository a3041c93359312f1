package dev.berth.engine.api.service;

import dev.berth.engine.api.MissingResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes services.
 *
 * @param services names or ARNs, at most 10
 * @param include of {@code TAGS}
 */
public record DescribeServices(
    @Nullable String cluster, @Nullable List<String> services, @Nullable List<String> include)
    implements ServiceOperation<DescribeServices.Response> {
  public DescribeServices {
    services = Copies.list(services);
    include = Copies.list(include);
  }

  /** Those that there are, and those that there are not. */
  public record Response(List<Service> services, List<MissingResource> failures) {
    public Response {
      services = List.copyOf(services);
      failures = List.copyOf(failures);
    }
  }
}
