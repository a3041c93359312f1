package dev.berth.engine.api.instance;

import dev.berth.engine.api.MissingResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets container instances drain, or receive tasks again.
 *
 * @param containerInstances ids or ARNs, at most 10
 * @param status {@code DRAINING} or {@code ACTIVE}
 */
public record UpdateContainerInstancesState(
    @Nullable String cluster, @Nullable List<String> containerInstances, @Nullable String status)
    implements InstanceOperation<UpdateContainerInstancesState.Response> {
  /** Those that have the status now, and those that could not get it. */
  public record Response(
      List<ContainerInstance> containerInstances, List<MissingResource> failures) {}
}
