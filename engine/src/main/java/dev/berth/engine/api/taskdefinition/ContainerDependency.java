package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A container waits for another one of its task, unchecked. */
public record ContainerDependency(@Nullable String containerName, @Nullable String condition) {}
