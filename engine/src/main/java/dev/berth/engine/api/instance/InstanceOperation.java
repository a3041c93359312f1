package dev.berth.engine.api.instance;

import dev.berth.engine.api.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An operation on the container instances of one cluster.
 *
 * @param <R> what ECS answers
 */
public sealed interface InstanceOperation<R> extends Operation<R>
    permits RegisterContainerInstance,
        DescribeContainerInstances,
        ListContainerInstances,
        UpdateContainerInstancesState,
        DeregisterContainerInstance,
        PutAttributes,
        DeleteAttributes,
        ListAttributes,
        UpdateContainerAgent {
  /** Name or ARN of the cluster; {@code default} if left out. */
  @Nullable String cluster();
}
