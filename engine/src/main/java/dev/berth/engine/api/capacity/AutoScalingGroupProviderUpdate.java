package dev.berth.engine.api.capacity;

import org.jspecify.annotations.Nullable;

/** What is to change about how ECS manages an Auto Scaling group; the group itself stays. */
public record AutoScalingGroupProviderUpdate(
    @Nullable ManagedScaling managedScaling,
    @Nullable String managedTerminationProtection,
    @Nullable String managedDraining) {}
