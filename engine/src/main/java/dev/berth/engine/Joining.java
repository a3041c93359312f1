package dev.berth.engine;

/**
 * An instance that is to register.
 *
 * @param index in its group
 * @param timeNanos since the world's epoch
 */
public record Joining(InstanceGroup group, int index, long timeNanos) {}
