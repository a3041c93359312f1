package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A name and a value. */
public record KeyValuePair(@Nullable String name, @Nullable String value) {}
