package dev.berth.engine.api.tag;

import org.jspecify.annotations.Nullable;

/** A name that a user gives to a resource, with a value; both unchecked, {@code value} optional. */
public record Tag(@Nullable String key, @Nullable String value) {}
