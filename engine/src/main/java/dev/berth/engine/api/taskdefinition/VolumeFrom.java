package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A container sees all volumes of another one. */
public record VolumeFrom(@Nullable String sourceContainer, @Nullable Boolean readOnly) {}
