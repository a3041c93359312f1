package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** An attribute that an instance must have. */
public record RequiredAttribute(
    String name, @Nullable String value, @Nullable String targetType, @Nullable String targetId) {}
