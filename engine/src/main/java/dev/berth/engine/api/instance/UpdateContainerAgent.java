package dev.berth.engine.api.instance;

import org.jspecify.annotations.Nullable;

/** Brings the agent of a container instance to the newest version. */
public record UpdateContainerAgent(@Nullable String cluster, @Nullable String containerInstance)
    implements InstanceOperation<UpdateContainerAgent.Response> {
  /** The instance, with an agentUpdateStatus. */
  public record Response(ContainerInstance containerInstance) {}
}
