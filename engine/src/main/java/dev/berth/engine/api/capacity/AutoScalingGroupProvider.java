package dev.berth.engine.api.capacity;

import org.jspecify.annotations.Nullable;

/**
 * A capacity provider's Auto Scaling group, and how ECS manages it.
 *
 * @param autoScalingGroupArn the group's ARN or name
 * @param managedTerminationProtection ENABLED or DISABLED; so is the draining
 */
public record AutoScalingGroupProvider(
    @Nullable String autoScalingGroupArn,
    @Nullable ManagedScaling managedScaling,
    @Nullable String managedTerminationProtection,
    @Nullable String managedDraining) {}
