package dev.berth.engine.api.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Which share of the tasks a capacity provider gets.
 *
 * @param weight relative to the others; 0 if left out
 * @param base how many tasks it gets before the weights count; 0 if left out
 */
public record CapacityProviderStrategyItem(
    @Nullable String capacityProvider, @Nullable Integer weight, @Nullable Integer base) {}
