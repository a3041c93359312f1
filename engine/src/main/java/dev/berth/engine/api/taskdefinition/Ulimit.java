package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A limit of a resource of the operating system. */
public record Ulimit(
    @Nullable String name, @Nullable Integer softLimit, @Nullable Integer hardLimit) {}
