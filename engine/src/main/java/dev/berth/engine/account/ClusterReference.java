package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import org.jspecify.annotations.Nullable;

/** How calls name their cluster: by name, by ARN, or not at all. */
public final class ClusterReference {
  /** The cluster of calls that name none. */
  public static final String DEFAULT = "default";

  private ClusterReference() {}

  /** The name of the cluster that a call means; whether there is such a cluster is not asked. */
  public static Outcome<String> name(@Nullable String cluster, Arns arns) {
    if (cluster == null || cluster.isEmpty()) {
      return Outcome.of(DEFAULT);
    }
    if (!ResourceArn.looksLike(cluster)) {
      return Outcome.of(cluster);
    }
    ResourceArn arn = ResourceArn.parse(cluster).orElse(null);
    if (arn == null || arn.kind() != ResourceArn.Kind.CLUSTER) {
      return invalid("Invalid identifier: '%s' is no cluster's ARN".formatted(cluster));
    }
    if (!arn.account().equals(arns.account())) {
      return foreign(arn.account(), "accountId", arns.account());
    }
    if (!arn.region().equals(arns.region())) {
      return foreign(arn.region(), "region", arns.region());
    }
    return Outcome.of(arn.id());
  }

  private static Outcome<String> foreign(String found, String what, String own) {
    return invalid(
        "Invalid identifier: Identifier is for %s. Your %s is %s".formatted(found, what, own));
  }

  private static Outcome<String> invalid(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }
}
