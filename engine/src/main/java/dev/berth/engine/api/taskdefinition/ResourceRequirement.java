package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A demand for devices. */
public record ResourceRequirement(@Nullable String value, @Nullable String type) {}
