package dev.berth.engine.api.service;

import dev.berth.engine.api.MissingResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes revisions of services, at most 20. */
public record DescribeServiceRevisions(@Nullable List<String> serviceRevisionArns)
    implements ServiceOperation<DescribeServiceRevisions.Response> {
  public DescribeServiceRevisions {
    serviceRevisionArns = Copies.list(serviceRevisionArns);
  }

  @Override
  public @Nullable String cluster() {
    return ServiceOperation.clusterOf(
        serviceRevisionArns == null || serviceRevisionArns.isEmpty()
            ? null
            : serviceRevisionArns.getFirst());
  }

  /** Those that there are, and those that there are not. */
  public record Response(List<ServiceRevision> serviceRevisions, List<MissingResource> failures) {
    public Response {
      serviceRevisions = List.copyOf(serviceRevisions);
      failures = List.copyOf(failures);
    }
  }
}
