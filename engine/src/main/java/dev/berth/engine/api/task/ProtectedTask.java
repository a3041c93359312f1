package dev.berth.engine.api.task;

import org.jspecify.annotations.Nullable;

/**
 * Whether a task is protected.
 *
 * @param expirationDate until when, in nanoseconds since the world's epoch
 */
public record ProtectedTask(
    String taskArn, boolean protectionEnabled, @Nullable Long expirationDate) {}
