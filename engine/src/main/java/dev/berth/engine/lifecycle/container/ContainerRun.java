package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.RestartPolicy;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** Where one container of a task is. */
final class ContainerRun {
  /** A time that does not come. */
  static final long NEVER = Long.MAX_VALUE;

  /** Stands for the exit code of a container that has none. */
  static final int NO_EXIT_CODE = -1;

  static final long SECOND = 1_000_000_000;

  /** What a container goes through. */
  enum Phase {
    /** It may go on as soon as what it depends on allows it. */
    WAITING,
    PULLING,
    /** It is being created. */
    STARTING,
    RUNNING,
    /** It was sent SIGTERM. */
    STOPPING,
    STOPPED
  }

  final int index;
  final ContainerDefinition definition;
  final ContainerBehaviour behaviour;
  final UniformRandomProvider random;

  Phase phase = Phase.WAITING;

  /** Whether its image is there. */
  boolean pulled;

  /** Whether it has been created and has only to be started. */
  boolean created;

  /** When the phase ends by itself. */
  long due = NEVER;

  /** What it exits with when its phase has ended by itself. */
  int exitOnDue;

  /** When it was first started, for those that wait for it. */
  long firstStart = NEVER;

  /** When it was last started. */
  long lastStart = NEVER;

  long stoppedAt = NEVER;
  int exitCode = NO_EXIT_CODE;
  int restarts;
  String reason = "";
  List<NetworkBinding> bindings = List.of();
  @Nullable HealthWatch health;

  ContainerRun(
      int index,
      ContainerDefinition definition,
      ContainerBehaviour behaviour,
      UniformRandomProvider random) {
    this.index = index;
    this.definition = definition;
    this.behaviour = behaviour;
    this.random = random;
  }

  boolean isStopped() {
    return phase == Phase.STOPPED;
  }

  /** Whether it has processes on its host. */
  boolean isUp() {
    return phase == Phase.RUNNING || phase == Phase.STOPPING;
  }

  boolean hasStarted() {
    return firstStart != NEVER;
  }

  HealthStatus healthStatus() {
    return health == null ? HealthStatus.UNKNOWN : health.status();
  }

  /** When it wants to be asked again. */
  long nextTime() {
    HealthWatch watch = phase == Phase.RUNNING ? health : null;
    return watch == null ? due : Math.min(due, watch.nextTime());
  }

  /** Whether it has come to what others wait for. */
  boolean fulfils(ContainerDependency.Condition condition) {
    return switch (condition) {
      case START -> isUp() || isStopped();
      case COMPLETE -> isStopped() && exitCode != NO_EXIT_CODE;
      case SUCCESS -> isStopped() && exitCode == 0;
      case HEALTHY -> phase == Phase.RUNNING && healthStatus() == HealthStatus.HEALTHY;
    };
  }

  /** When those that wait for it give up; a start is not waited for in this way. */
  long patienceEnds(ContainerDependency.Condition condition) {
    boolean limited = definition.startTimeoutSeconds() > 0 && hasStarted();
    return limited && condition != ContainerDependency.Condition.START
        ? firstStart + definition.startTimeoutSeconds() * SECOND
        : NEVER;
  }

  /** Whether it is started again after an exit by itself. */
  boolean startsAgain(long now, int code) {
    RestartPolicy policy = definition.restartPolicy();
    return policy != null
        && !policy.ignoredExitCodes().contains(code)
        && now - lastStart >= Math.max(1, policy.attemptPeriodSeconds()) * SECOND;
  }
}
