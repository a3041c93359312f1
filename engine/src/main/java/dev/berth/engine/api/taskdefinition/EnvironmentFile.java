package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A file of environment variables. */
public record EnvironmentFile(@Nullable String value, @Nullable String type) {}
