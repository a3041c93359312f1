package dev.berth.engine.api.cluster;

import dev.berth.engine.api.Operation;

/**
 * An operation on clusters themselves.
 *
 * @param <R> what ECS answers
 */
public sealed interface ClusterOperation<R> extends Operation<R>
    permits CreateCluster,
        DeleteCluster,
        DescribeClusters,
        ListClusters,
        UpdateCluster,
        UpdateClusterSettings {}
