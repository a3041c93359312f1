package dev.berth.engine.api.instance;

import org.jspecify.annotations.Nullable;

/**
 * Takes a container instance out of its cluster.
 *
 * @param force whether it may still have running tasks, which are then recorded as stopped
 */
public record DeregisterContainerInstance(
    @Nullable String cluster, @Nullable String containerInstance, @Nullable Boolean force)
    implements InstanceOperation<DeregisterContainerInstance.Response> {
  /** The instance, INACTIVE. */
  public record Response(ContainerInstance containerInstance) {}
}
