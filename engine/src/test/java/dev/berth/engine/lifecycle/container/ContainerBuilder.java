package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.ContainerDependency.Condition;
import dev.berth.engine.model.HealthCheck;
import dev.berth.engine.model.PortMapping;
import dev.berth.engine.model.RestartPolicy;
import dev.berth.engine.random.Distribution.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A container put together for a test. */
final class ContainerBuilder {
  private final String name;
  private final boolean essential;
  private final List<ContainerDependency> dependsOn = new ArrayList<>();
  private final List<PortMapping> ports = new ArrayList<>();
  private String image = "";
  private @Nullable HealthCheck healthCheck;
  private int startTimeout;
  private int stopTimeout;
  private @Nullable RestartPolicy restartPolicy;
  private @Nullable ContainerBehaviour behaviour;

  private ContainerBuilder(String name, boolean essential) {
    this.name = name;
    this.essential = essential;
  }

  static ContainerBuilder essential(String name) {
    return new ContainerBuilder(name, true);
  }

  static ContainerBuilder sidecar(String name) {
    return new ContainerBuilder(name, false);
  }

  ContainerBuilder after(String other, Condition condition) {
    dependsOn.add(new ContainerDependency(other, condition));
    return this;
  }

  ContainerBuilder image(String name) {
    image = name;
    return this;
  }

  ContainerBuilder port(int containerPort, int hostPort) {
    ports.add(new PortMapping(containerPort, hostPort, PortMapping.Protocol.TCP));
    return this;
  }

  ContainerBuilder check(int interval, int timeout, int retries, int startPeriod) {
    healthCheck = new HealthCheck(interval, timeout, retries, startPeriod);
    return this;
  }

  ContainerBuilder startTimeout(int seconds) {
    startTimeout = seconds;
    return this;
  }

  ContainerBuilder stopTimeout(int seconds) {
    stopTimeout = seconds;
    return this;
  }

  ContainerBuilder restarts(int attemptPeriod, Integer... ignored) {
    restartPolicy = new RestartPolicy(Set.of(ignored), attemptPeriod);
    return this;
  }

  ContainerBuilder runs(double seconds, int exitCode) {
    behaviour = own().running(new ContainerBehaviour.Run.For(new Constant(seconds), exitCode));
    return this;
  }

  ContainerBuilder healthyFrom(double seconds) {
    behaviour = own().healthy(new ContainerBehaviour.Health(new Constant(seconds), null, false));
    return this;
  }

  ContainerBuilder healthyUntil(double seconds, boolean hangs) {
    behaviour =
        own().healthy(new ContainerBehaviour.Health(new Constant(0), new Constant(seconds), hangs));
    return this;
  }

  ContainerBuilder neverHealthy(boolean hangs) {
    behaviour = own().healthy(new ContainerBehaviour.Health(new Constant(1e9), null, hangs));
    return this;
  }

  ContainerBuilder ignoresSigterm() {
    behaviour = own().onSigterm(new ContainerBehaviour.OnSigterm.Ignores());
    return this;
  }

  ContainerBuilder onSigterm(double seconds, int exitCode) {
    behaviour =
        own()
            .onSigterm(
                new ContainerBehaviour.OnSigterm.ExitsAfter(new Constant(seconds), exitCode));
    return this;
  }

  ContainerDefinition definition() {
    return new ContainerDefinition(
        name,
        image,
        128,
        128,
        0,
        0,
        essential,
        ports,
        dependsOn,
        healthCheck,
        startTimeout,
        stopTimeout,
        restartPolicy);
  }

  @Nullable ContainerBehaviour behaviour() {
    return behaviour;
  }

  private ContainerBehaviour own() {
    return behaviour != null ? behaviour : ContainerBehaviour.UNTIL_STOPPED;
  }
}
