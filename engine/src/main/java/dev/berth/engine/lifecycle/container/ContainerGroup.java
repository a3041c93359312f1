package dev.berth.engine.lifecycle.container;

import dev.berth.engine.lifecycle.container.ContainerRun.Phase;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.ContainerDependency.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The containers of one task between its agent's "go" and the end of the last of them: who may
 * start, who has to stop, who is healthy.
 */
final class ContainerGroup {
  private static final long NEVER = ContainerRun.NEVER;

  private final TaskRun.Setup setup;
  private final ContainerWork work;
  private final List<TaskStep> steps;
  private final List<ContainerRun> all = new ArrayList<>();
  private boolean stopping;
  private long pullStartedAt = NEVER;
  private long pullStoppedAt = NEVER;
  private @Nullable ContainerRun ender;

  /**
   * Containers of which none has been worked on.
   *
   * @param steps takes down what happens
   */
  ContainerGroup(TaskRun.Setup setup, StartFault fault, List<TaskStep> steps) {
    this.setup = setup;
    work = new ContainerWork(setup, fault);
    this.steps = steps;
    ContainerPlan plan = setup.plan();
    for (int i = 0; i < plan.containers().size(); i++) {
      all.add(
          new ContainerRun(
              i, plan.containers().get(i), plan.behaviours().get(i), setup.chance().container(i)));
    }
  }

  /** Does all that can be done now. */
  void settle(long now) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (ContainerRun container : all) {
        changed |= advance(container, now);
      }
    }
  }

  /** Whether the containers are to stop, for whatever reason. */
  boolean isStopping() {
    return stopping;
  }

  /** Lets all containers stop, those first that others do not depend on. */
  void stop() {
    stopping = true;
  }

  /** Whether every container has been started. */
  boolean allStarted() {
    return all.stream().allMatch(each -> each.isUp() || each.isStopped());
  }

  boolean allStopped() {
    return all.stream().allMatch(ContainerRun::isStopped);
  }

  /** Whether any container has processes on the host. */
  boolean anyUp() {
    return all.stream().anyMatch(ContainerRun::isUp);
  }

  /** The essential container that stopped first, which stops the task; {@code null} before that. */
  @Nullable ContainerRun ender() {
    return ender;
  }

  List<ContainerRun> containers() {
    return all;
  }

  long pullStartedAt() {
    return pullStartedAt;
  }

  /** When the last image was there, once none is missing any more. */
  long pullStoppedAt() {
    return all.stream().anyMatch(each -> each.phase == Phase.PULLING) ? NEVER : pullStoppedAt;
  }

  HealthStatus healthStatus() {
    return HealthStatus.ofTask(
        all.stream()
            .filter(each -> each.definition.essential() && each.definition.healthCheck() != null)
            .map(ContainerRun::healthStatus)
            .toList());
  }

  /** An image that was wanted is there, or will not be. */
  void pulled(long now, int index, @Nullable PullFailure failure) {
    ContainerRun container = all.get(index);
    if (container.phase != Phase.PULLING) {
      return;
    }
    pullStoppedAt = now;
    if (failure != null) {
      container.reason = Reason.pull(failure, container.definition.image());
      leave(container, now, ContainerRun.NO_EXIT_CODE);
    } else {
      container.pulled = true;
      container.phase = Phase.WAITING;
    }
  }

  long nextTime() {
    long next = NEVER;
    for (ContainerRun container : all) {
      next = Math.min(next, container.nextTime());
      if (container.phase == Phase.WAITING) {
        for (ContainerDependency dependency : container.definition.dependsOn()) {
          ContainerRun other = named(dependency.container());
          if (!other.fulfils(dependency.condition())) {
            next = Math.min(next, other.patienceEnds(dependency.condition()));
          }
        }
      }
    }
    return next;
  }

  private boolean advance(ContainerRun container, long now) {
    return switch (container.phase) {
      case WAITING -> stopping ? neverRuns(container, now) : tryToBegin(container, now);
      case PULLING -> stopping && neverRuns(container, now);
      case STARTING -> advanceStart(container, now);
      case RUNNING -> advanceRun(container, now);
      case STOPPING -> advanceStop(container, now);
      case STOPPED -> false;
    };
  }

  private boolean neverRuns(ContainerRun container, long now) {
    if (container.phase == Phase.PULLING) {
      steps.add(new TaskStep.ImagesUnwanted());
    } else if (container.phase == Phase.WAITING && !container.pulled) {
      container.reason = Reason.STOPPED_BEFORE_PULL;
    }
    leave(container, now, ContainerRun.NO_EXIT_CODE);
    return true;
  }

  private boolean tryToBegin(ContainerRun container, long now) {
    boolean ready = true;
    for (ContainerDependency dependency : container.definition.dependsOn()) {
      ContainerRun other = named(dependency.container());
      Condition condition = dependency.condition();
      if (other.fulfils(condition)) {
        continue;
      }
      ready = false;
      if (other.isStopped() || now >= other.patienceEnds(condition)) {
        container.reason = Reason.dependency(dependency, !other.isStopped());
        leave(container, now, TaskRun.SIGTERM_EXIT_CODE);
        return true;
      }
    }
    if (ready) {
      proceed(container, now);
    }
    return ready;
  }

  /** Takes the next step to a start; what a container depends on is looked at before each. */
  private void proceed(ContainerRun container, long now) {
    if (!container.pulled) {
      beginPull(container, now);
    } else if (!container.created) {
      container.phase = Phase.STARTING;
      container.due = now + setup.timing().start().sampleNanos(setup.chance().timing());
    } else {
      start(container, now);
    }
  }

  private void beginPull(ContainerRun container, long now) {
    String image = container.definition.image();
    if (work.mayNotPull()) {
      container.reason = Reason.pull(PullFailure.NOT_PERMITTED, image);
      leave(container, now, ContainerRun.NO_EXIT_CODE);
      return;
    }
    StartFault pullFault = work.pullFault(container);
    if (pullFault == StartFault.NONE && setup.agent().sizeOf(image) == 0) {
      container.pulled = true;
      return;
    }
    pullStartedAt = Math.min(pullStartedAt, now);
    container.phase = Phase.PULLING;
    container.due = NEVER;
    steps.add(new TaskStep.ImageWanted(container.index, image, pullFault));
  }

  private boolean advanceStart(ContainerRun container, long now) {
    if (stopping) {
      return neverRuns(container, now);
    }
    if (container.due > now) {
      return false;
    }
    container.created = true;
    container.phase = Phase.WAITING;
    container.due = NEVER;
    return true;
  }

  private void start(ContainerRun container, long now) {
    String refusal = work.refusal(container);
    if (refusal.isEmpty()) {
      work.run(container, now);
      note(container, ContainerChange.STARTED);
    } else {
      container.reason = refusal;
      leave(container, now, ContainerRun.NO_EXIT_CODE);
    }
  }

  private boolean advanceRun(ContainerRun container, long now) {
    if (container.due <= now) {
      onExit(container, now, container.exitOnDue);
      return true;
    }
    HealthWatch health = container.health;
    if (health != null && health.nextTime() <= now) {
      if (health.takeResult(now)) {
        boolean well = health.status() == HealthStatus.HEALTHY;
        note(container, well ? ContainerChange.HEALTHY : ContainerChange.UNHEALTHY);
      }
      return true;
    }
    if (stopping && !isNeeded(container)) {
      work.terminate(container, now);
      return true;
    }
    return false;
  }

  private void onExit(ContainerRun container, long now, int code) {
    container.exitCode = code;
    if (!stopping && container.startsAgain(now, code)) {
      container.restarts++;
      note(container, ContainerChange.RESTARTED);
      work.run(container, now);
    } else {
      leave(container, now, code);
    }
  }

  private boolean advanceStop(ContainerRun container, long now) {
    if (container.due > now) {
      return false;
    }
    leave(container, now, container.exitOnDue);
    return true;
  }

  /** Ends a container for good; an essential one takes the others with it. */
  private void leave(ContainerRun container, long now, int code) {
    container.phase = Phase.STOPPED;
    container.due = NEVER;
    container.exitCode = code;
    container.stoppedAt = now;
    setup.ports().giveBack(container.bindings);
    note(container, container.hasStarted() ? ContainerChange.EXITED : ContainerChange.NOT_STARTED);
    if (container.definition.essential() && ender == null) {
      ender = container;
      stopping = true;
    }
  }

  /** Whether a container that has not stopped yet depends on this one. */
  private boolean isNeeded(ContainerRun container) {
    String name = container.definition.name();
    for (ContainerRun other : all) {
      if (!other.isStopped()
          && other.definition.dependsOn().stream().anyMatch(d -> d.container().equals(name))) {
        return true;
      }
    }
    return false;
  }

  private ContainerRun named(String name) {
    for (ContainerRun container : all) {
      if (container.definition.name().equals(name)) {
        return container;
      }
    }
    throw new IllegalStateException("no container '" + name + "'");
  }

  private void note(ContainerRun container, ContainerChange change) {
    boolean exited =
        change == ContainerChange.EXITED
            || change == ContainerChange.NOT_STARTED
            || change == ContainerChange.RESTARTED;
    steps.add(
        new TaskStep.ContainerChanged(
            container.definition.name(),
            change,
            exited ? container.exitCode : ContainerRun.NO_EXIT_CODE,
            container.reason));
  }
}
