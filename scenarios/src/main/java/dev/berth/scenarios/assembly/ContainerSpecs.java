package dev.berth.scenarios.assembly;

import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.HealthCheck;
import dev.berth.engine.model.RestartPolicy;
import dev.berth.scenarios.spec.ContainerDependencySpec;
import dev.berth.scenarios.spec.HealthCheckSpec;
import dev.berth.scenarios.spec.RestartPolicySpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What container definitions say of the life of their containers, in the engine's records. */
final class ContainerSpecs {
  private ContainerSpecs() {}

  static ContainerDependency dependency(ContainerDependencySpec spec) {
    return new ContainerDependency(
        spec.containerName(),
        switch (spec.condition()) {
          case START -> ContainerDependency.Condition.START;
          case COMPLETE -> ContainerDependency.Condition.COMPLETE;
          case SUCCESS -> ContainerDependency.Condition.SUCCESS;
          case HEALTHY -> ContainerDependency.Condition.HEALTHY;
        });
  }

  static @Nullable HealthCheck healthCheck(@Nullable HealthCheckSpec spec) {
    return spec == null
        ? null
        : new HealthCheck(spec.interval(), spec.timeout(), spec.retries(), spec.startPeriod());
  }

  static @Nullable RestartPolicy restartPolicy(@Nullable RestartPolicySpec spec) {
    return spec == null || !spec.enabled()
        ? null
        : new RestartPolicy(Set.copyOf(spec.ignoredExitCodes()), spec.restartAttemptPeriod());
  }
}
