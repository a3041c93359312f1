package dev.berth.engine.api.service;

import dev.berth.engine.api.Operation;
import dev.berth.engine.model.ResourceArn;
import org.jspecify.annotations.Nullable;

/**
 * An operation on the services of one cluster.
 *
 * @param <R> what ECS answers
 */
public sealed interface ServiceOperation<R> extends Operation<R>
    permits CreateService,
        UpdateService,
        DeleteService,
        DescribeServices,
        ListServices,
        DescribeServiceDeployments,
        ListServiceDeployments,
        DescribeServiceRevisions,
        StopServiceDeployment {
  /** The cluster's name or ARN; left out, the cluster {@code default} is meant. */
  @Nullable String cluster();

  /** The cluster whose resource an ARN names; {@code null} if it names none. */
  static @Nullable String clusterOf(@Nullable String arn) {
    return arn == null ? null : ResourceArn.parse(arn).map(ResourceArn::cluster).orElse(null);
  }
}
