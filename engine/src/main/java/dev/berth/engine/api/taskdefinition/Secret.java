package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/**
 * A value that is kept elsewhere.
 *
 * @param valueFrom the ARN of a secret, or the name or ARN of a parameter
 */
public record Secret(@Nullable String name, @Nullable String valueFrom) {}
