package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** What the containers were built for. */
public record RuntimePlatform(
    @Nullable String cpuArchitecture, @Nullable String operatingSystemFamily) {}
