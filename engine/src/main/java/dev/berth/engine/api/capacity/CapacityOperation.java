package dev.berth.engine.api.capacity;

import dev.berth.engine.api.Operation;

/**
 * An operation on capacity providers, or on which of them a cluster has.
 *
 * @param <R> what ECS answers
 */
public sealed interface CapacityOperation<R> extends Operation<R>
    permits CreateCapacityProvider,
        DeleteCapacityProvider,
        DescribeCapacityProviders,
        PutClusterCapacityProviders,
        UpdateCapacityProvider {}
