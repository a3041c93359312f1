package dev.berth.engine.api.service;

import org.jspecify.annotations.Nullable;

/** What a service's tasks register with: a target group, or a classic load balancer. */
public record LoadBalancer(
    @Nullable String targetGroupArn,
    @Nullable String loadBalancerName,
    @Nullable String containerName,
    @Nullable Integer containerPort,
    @Nullable AdvancedConfiguration advancedConfiguration) {
  /** What deployments that shift traffic need. */
  public record AdvancedConfiguration(
      @Nullable String alternateTargetGroupArn,
      @Nullable String productionListenerRule,
      @Nullable String testListenerRule,
      @Nullable String roleArn) {}
}
