package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.api.task.NetworkConfiguration.AwsVpcConfiguration;
import dev.berth.engine.model.LaunchType;
import dev.berth.engine.model.NetworkMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a call says of the network of its tasks. */
final class Network {
  private static final int MOST_SUBNETS = 16;
  private static final int MOST_SECURITY_GROUPS = 5;

  private final @Nullable AwsVpcConfiguration given;
  private final NetworkMode mode;
  private final Subnets known;

  Network(@Nullable NetworkConfiguration given, NetworkMode mode, Subnets known) {
    this.given = given == null ? null : given.awsvpcConfiguration();
    this.mode = mode;
    this.known = known;
  }

  @Nullable EcsError error(LaunchType launchType) {
    AwsVpcConfiguration network = given;
    if (network == null) {
      return Check.that(
          mode != NetworkMode.AWSVPC,
          "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
    List<String> subnets = subnets();
    List<String> groups = Objects.requireNonNullElse(network.securityGroups(), List.<String>of());
    return Check.first(
        () ->
            Check.that(
                mode == NetworkMode.AWSVPC,
                "Network Configuration is not valid for the given networkMode of this task"
                    + " definition."),
        () -> Check.that(!subnets.isEmpty(), "subnets can not be empty."),
        () ->
            Check.that(
                subnets.size() <= MOST_SUBNETS,
                "subnets can have at most %d items.".formatted(MOST_SUBNETS)),
        () ->
            Check.that(
                groups.size() <= MOST_SECURITY_GROUPS,
                "securityGroups can have at most %d items.".formatted(MOST_SECURITY_GROUPS)),
        () ->
            Check.oneOf("assignPublicIp", network.assignPublicIp(), List.of("ENABLED", "DISABLED")),
        () ->
            Check.that(
                launchType == LaunchType.FARGATE || !"ENABLED".equals(network.assignPublicIp()),
                "Assign public IP is not supported for this launch type."),
        () -> unknown(subnets));
  }

  /** The zones of the subnets; empty when any will do. */
  List<String> zones() {
    return subnets().stream().map(known::zone).filter(Objects::nonNull).distinct().toList();
  }

  private @Nullable EcsError unknown(List<String> subnets) {
    return subnets.stream()
        .filter(subnet -> !known.has(subnet))
        .findFirst()
        .map(subnet ->
            Check.invalid(
                ("Error retrieving subnet information for [%s]: The subnet ID '%s' does not exist"
                        + " (ErrorCode: InvalidSubnetID.NotFound)")
                    .formatted(subnet, subnet)))
        .orElse(null);
  }

  private List<String> subnets() {
    return given == null || given.subnets() == null ? List.of() : given.subnets();
  }
}
