package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A directory of the host. */
public record HostVolumeProperties(@Nullable String sourcePath) {}
