package dev.berth.engine.api.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How tasks reach the network. */
public record NetworkConfiguration(@Nullable AwsVpcConfiguration awsvpcConfiguration) {
  /**
   * The network interfaces of tasks in {@code awsvpc} mode.
   *
   * @param subnets 1 to 16
   * @param securityGroups at most 5
   * @param assignPublicIp ENABLED or DISABLED
   */
  public record AwsVpcConfiguration(
      @Nullable List<String> subnets,
      @Nullable List<String> securityGroups,
      @Nullable String assignPublicIp) {
    public AwsVpcConfiguration {
      subnets = Copies.list(subnets);
      securityGroups = Copies.list(securityGroups);
    }
  }
}
