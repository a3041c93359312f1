package dev.berth.engine.api.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A setting of a cluster.
 *
 * @param name {@code containerInsights}; there is no other
 * @param value {@code enabled}, {@code enhanced} or {@code disabled}
 */
public record ClusterSetting(@Nullable String name, @Nullable String value) {}
