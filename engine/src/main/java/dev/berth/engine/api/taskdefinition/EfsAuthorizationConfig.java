package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** By what right a file system is mounted. */
public record EfsAuthorizationConfig(@Nullable String accessPointId, @Nullable String iam) {}
