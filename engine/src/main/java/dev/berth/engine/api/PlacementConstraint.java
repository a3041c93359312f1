package dev.berth.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * A placement constraint as a request brings it, unchecked.
 *
 * @param type {@code distinctInstance} or {@code memberOf}, in any case
 * @param expression in the cluster query language, for {@code memberOf}
 */
public record PlacementConstraint(@Nullable String type, @Nullable String expression) {}
