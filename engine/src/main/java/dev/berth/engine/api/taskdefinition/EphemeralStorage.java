package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** Space for a task on Fargate. */
public record EphemeralStorage(@Nullable Integer sizeInGiB) {}
