package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** Where a container sees a volume. */
public record MountPoint(
    @Nullable String sourceVolume, @Nullable String containerPath, @Nullable Boolean readOnly) {}
