package dev.berth.engine.service;

import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.service.DeploymentConfiguration;
import dev.berth.engine.api.service.DeploymentConfiguration.DeploymentCircuitBreaker;
import org.jspecify.annotations.Nullable;

/**
 * What a service's settings say of its deployments, with ECS's defaults.
 *
 * @param breaks whether the circuit breaker watches
 * @param rollsBack whether a deployment that it stops is rolled back
 */
record DeploymentRules(
    int minimumHealthyPercent, int maximumPercent, boolean breaks, boolean rollsBack) {
  private static final int ALL = 100;
  private static final int TWICE = 200;

  static DeploymentRules of(CreateService settings) {
    DeploymentConfiguration given = settings.deploymentConfiguration();
    boolean daemon = "DAEMON".equals(settings.schedulingStrategy());
    DeploymentCircuitBreaker breaker = given == null ? null : given.deploymentCircuitBreaker();
    return new DeploymentRules(
        or(given == null ? null : given.minimumHealthyPercent(), daemon ? 0 : ALL),
        or(given == null ? null : given.maximumPercent(), daemon ? ALL : TWICE),
        breaker != null && Boolean.TRUE.equals(breaker.enable()),
        breaker != null && Boolean.TRUE.equals(breaker.rollback()));
  }

  /** A configuration with what an update gives of it. */
  static @Nullable DeploymentConfiguration merged(
      @Nullable DeploymentConfiguration own, @Nullable DeploymentConfiguration given) {
    if (own == null || given == null) {
      return given == null ? own : given;
    }
    return new DeploymentConfiguration(
        either(given.deploymentCircuitBreaker(), own.deploymentCircuitBreaker()),
        either(given.maximumPercent(), own.maximumPercent()),
        either(given.minimumHealthyPercent(), own.minimumHealthyPercent()),
        either(given.alarms(), own.alarms()),
        either(given.strategy(), own.strategy()),
        either(given.bakeTimeInMinutes(), own.bakeTimeInMinutes()),
        either(given.lifecycleHooks(), own.lifecycleHooks()),
        either(given.linearConfiguration(), own.linearConfiguration()),
        either(given.canaryConfiguration(), own.canaryConfiguration()));
  }

  private static <T> @Nullable T either(@Nullable T given, @Nullable T own) {
    return given == null ? own : given;
  }

  private static int or(@Nullable Integer given, int byDefault) {
    return given == null ? byDefault : given;
  }
}
