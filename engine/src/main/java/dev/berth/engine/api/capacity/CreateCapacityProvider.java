package dev.berth.engine.api.capacity;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates a capacity provider for an Auto Scaling group.
 *
 * @param cluster for providers of managed instances only
 */
public record CreateCapacityProvider(
    @Nullable String name,
    @Nullable String cluster,
    @Nullable AutoScalingGroupProvider autoScalingGroupProvider,
    @Nullable Map<String, Object> managedInstancesProvider,
    @Nullable List<Tag> tags)
    implements CapacityOperation<CreateCapacityProvider.Response> {
  /** The provider as it is now. */
  public record Response(CapacityProvider capacityProvider) {}
}
