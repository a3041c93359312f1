package dev.berth.engine.api.instance;

import dev.berth.engine.api.MissingResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes container instances.
 *
 * @param containerInstances ids or ARNs, at most 100
 * @param include of {@code TAGS}, {@code CONTAINER_INSTANCE_HEALTH}
 */
public record DescribeContainerInstances(
    @Nullable String cluster,
    @Nullable List<String> containerInstances,
    @Nullable List<String> include)
    implements InstanceOperation<DescribeContainerInstances.Response> {
  /** Those that there are, and those that there are not. */
  public record Response(
      List<ContainerInstance> containerInstances, List<MissingResource> failures) {}
}
