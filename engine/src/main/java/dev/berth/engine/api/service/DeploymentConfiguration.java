package dev.berth.engine.api.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a service goes from one set of settings to another.
 *
 * @param maximumPercent how many tasks there may be, in percent of the desired count
 * @param minimumHealthyPercent how many tasks have to be healthy, in percent of the desired count
 * @param strategy ROLLING, BLUE_GREEN, LINEAR or CANARY
 */
public record DeploymentConfiguration(
    @Nullable DeploymentCircuitBreaker deploymentCircuitBreaker,
    @Nullable Integer maximumPercent,
    @Nullable Integer minimumHealthyPercent,
    @Nullable DeploymentAlarms alarms,
    @Nullable String strategy,
    @Nullable Integer bakeTimeInMinutes,
    @Nullable List<LifecycleHook> lifecycleHooks,
    @Nullable LinearConfiguration linearConfiguration,
    @Nullable CanaryConfiguration canaryConfiguration) {
  public DeploymentConfiguration {
    lifecycleHooks = Copies.list(lifecycleHooks);
  }

  /** Whether a deployment fails whose tasks do not start, and is then rolled back. */
  public record DeploymentCircuitBreaker(@Nullable Boolean enable, @Nullable Boolean rollback) {}

  /** Alarms by which a deployment fails. */
  public record DeploymentAlarms(
      @Nullable List<String> alarmNames, @Nullable Boolean rollback, @Nullable Boolean enable) {
    public DeploymentAlarms {
      alarmNames = Copies.list(alarmNames);
    }
  }

  /** What is called in stages of a deployment. */
  public record LifecycleHook(
      @Nullable String targetType,
      @Nullable String hookTargetArn,
      @Nullable String roleArn,
      @Nullable List<String> lifecycleStages,
      @Nullable Object hookDetails,
      @Nullable Map<String, Object> timeoutConfiguration) {
    public LifecycleHook {
      lifecycleStages = Copies.list(lifecycleStages);
    }
  }

  /** Traffic shifts in equal steps. */
  public record LinearConfiguration(
      @Nullable Double stepPercent, @Nullable Integer stepBakeTimeInMinutes) {}

  /** A part of the traffic shifts first, then the rest. */
  public record CanaryConfiguration(
      @Nullable Double canaryPercent, @Nullable Integer canaryBakeTimeInMinutes) {}
}
