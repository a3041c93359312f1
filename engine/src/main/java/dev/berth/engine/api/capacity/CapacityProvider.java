package dev.berth.engine.api.capacity;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ECS says of a capacity provider.
 *
 * @param status ACTIVE, or INACTIVE once it is deleted
 * @param updateStatus what became of the last change; {@code null} for those that AWS provides
 * @param tags empty unless asked for
 * @param type EC2_AUTOSCALING, FARGATE or FARGATE_SPOT
 */
public record CapacityProvider(
    String capacityProviderArn,
    String name,
    @Nullable String cluster,
    String status,
    @Nullable AutoScalingGroupProvider autoScalingGroupProvider,
    @Nullable String updateStatus,
    @Nullable String updateStatusReason,
    List<Tag> tags,
    String type) {}
