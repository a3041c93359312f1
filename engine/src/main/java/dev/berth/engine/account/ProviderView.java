package dev.berth.engine.account;

import dev.berth.engine.capacity.ScalingSettings;

/**
 * A capacity provider of an Auto Scaling group, as those see it who scale the group.
 *
 * @param cluster the cluster that has it
 * @param protects whether instances with tasks are protected from scale-in
 * @param drains whether instances are drained before they are taken away
 */
public record ProviderView(
    String name,
    String group,
    String cluster,
    ScalingSettings scaling,
    boolean protects,
    boolean drains) {}
