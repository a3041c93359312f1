package dev.berth.engine.api.capacity;

import org.jspecify.annotations.Nullable;

/**
 * How a capacity provider scales its Auto Scaling group.
 *
 * @param status ENABLED or DISABLED
 * @param targetCapacity percent, 1 to 100
 * @param instanceWarmupPeriod in seconds, 0 to 10,000
 */
public record ManagedScaling(
    @Nullable String status,
    @Nullable Integer targetCapacity,
    @Nullable Integer minimumScalingStepSize,
    @Nullable Integer maximumScalingStepSize,
    @Nullable Integer instanceWarmupPeriod) {}
