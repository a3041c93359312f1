package dev.berth.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * A placement strategy as a request brings it, unchecked; case does not count.
 *
 * @param type {@code random}, {@code spread} or {@code binpack}
 * @param field what it goes by; not used by {@code random}
 */
public record PlacementStrategy(@Nullable String type, @Nullable String field) {}
