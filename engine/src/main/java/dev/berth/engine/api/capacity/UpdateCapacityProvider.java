package dev.berth.engine.api.capacity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes how ECS manages the group of a capacity provider; what is left out stays. */
public record UpdateCapacityProvider(
    @Nullable String name,
    @Nullable String cluster,
    @Nullable AutoScalingGroupProviderUpdate autoScalingGroupProvider,
    @Nullable Map<String, Object> managedInstancesProvider)
    implements CapacityOperation<UpdateCapacityProvider.Response> {
  /** The provider as it is now. */
  public record Response(CapacityProvider capacityProvider) {}
}
