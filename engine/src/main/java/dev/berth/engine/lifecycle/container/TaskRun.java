package dev.berth.engine.lifecycle.container;

import dev.berth.engine.lifecycle.TaskPath;
import dev.berth.engine.lifecycle.TaskState;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.DesiredStatus;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * One task on its host, followed container by container: a pure machine. Whoever holds it tells it
 * the time and what happened, takes the {@link TaskStep steps} that came of it, and asks again at
 * {@link #nextTime}.
 */
public final class TaskRun {
  /** 128 + 15: what a container exits with that SIGTERM ends. */
  static final int SIGTERM_EXIT_CODE = 143;

  /** 128 + 9: what a container exits with that SIGKILL ends. */
  static final int SIGKILL_EXIT_CODE = 137;

  private static final long NEVER = ContainerRun.NEVER;

  private final Setup setup;
  private final List<TaskStep> steps = new ArrayList<>();
  private final StartFault fault;
  private final StageTimes times;
  private final ContainerGroup containers;
  private TaskState state;
  private boolean stopWanted;
  private long stageEnds = NEVER;
  private @Nullable StopCode stopCode;
  private String stoppedReason = "";

  /**
   * What a task is made of.
   *
   * @param runTimeNanos how long its main container runs; {@link Long#MAX_VALUE} for ever
   * @param exitCode what its main container exits with
   */
  public record Setup(
      ContainerPlan plan,
      TaskPath path,
      long runTimeNanos,
      int exitCode,
      TimingProfile timing,
      AgentSettings agent,
      HostPortBook ports,
      Chance chance) {}

  /**
   * The task's random streams.
   *
   * @param timing for the stages, as for tasks whose containers nobody follows
   * @param faults for what goes wrong
   * @param ofContainer by the container's position
   */
  public record Chance(
      UniformRandomProvider timing,
      UniformRandomProvider faults,
      IntFunction<UniformRandomProvider> ofContainer) {
    UniformRandomProvider container(int index) {
      return ofContainer.apply(index);
    }
  }

  /** A task of which nothing has been worked on. */
  public TaskRun(Setup setup) {
    this.setup = setup;
    fault = StageTimes.fault(setup);
    times = new StageTimes(setup, fault);
    containers = new ContainerGroup(setup, fault, steps);
    state = TaskState.created(setup.path());
  }

  /** The agent begins to work on the task. */
  public void begin(long now) {
    if (state.lastStatus() == TaskStatus.PROVISIONING) {
      stageEnds = now + times.provision();
    }
    settle(now);
  }

  /** The time that was asked for has come. */
  public void wake(long now) {
    settle(now);
  }

  /** The control plane wants the task STOPPED. */
  public void stop(long now) {
    if (!stopWanted && state.desiredStatus() == DesiredStatus.RUNNING) {
      stopWanted = true;
      settle(now);
    }
  }

  /**
   * An image that was wanted has come.
   *
   * @param failure {@code null} if it is there
   */
  public void pulled(long now, int container, @Nullable PullFailure failure) {
    containers.pulled(now, container, failure);
    settle(now);
  }

  /** What has happened since the last call, in order. */
  public List<TaskStep> takeSteps() {
    List<TaskStep> taken = List.copyOf(steps);
    steps.clear();
    return taken;
  }

  /** When it wants to be asked again; {@link Long#MAX_VALUE} if only others can change it. */
  public long nextTime() {
    return switch (state.lastStatus()) {
      case PROVISIONING, DEPROVISIONING -> stageEnds;
      case STOPPED, DELETED -> NEVER;
      case PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING ->
          Math.min(stageEnds, containers.nextTime());
    };
  }

  /** Where the task is. */
  public TaskStatus lastStatus() {
    return state.lastStatus();
  }

  /** What the agent reports of the task as it is now. */
  public TaskDetail detail() {
    ContainerRun ender = containers.ender();
    return new TaskDetail(
        containers.pullStartedAt(),
        containers.pullStoppedAt(),
        ender == null || !ender.hasStarted() ? NEVER : ender.stoppedAt,
        stopCode,
        stoppedReason,
        containers.healthStatus(),
        containers.containers().stream().map(TaskDetail.OfContainer::of).toList());
  }

  private void settle(long now) {
    boolean changed = true;
    while (changed) {
      TaskStatus before = state.lastStatus();
      advance(now);
      changed = state.lastStatus() != before;
    }
  }

  private void advance(long now) {
    switch (state.lastStatus()) {
      case PROVISIONING -> advanceProvisioning(now);
      case PENDING -> advancePending(now);
      case ACTIVATING -> {
        boolean active = stageEnds <= now;
        containers.settle(now);
        if (isEnding()) {
          leaveRunning(now);
        } else if (active) {
          enter(TaskStatus.RUNNING, NEVER);
        }
      }
      case RUNNING -> {
        containers.settle(now);
        if (isEnding()) {
          leaveRunning(now);
        }
      }
      case DEACTIVATING -> {
        containers.settle(now);
        if (stageEnds <= now) {
          containers.stop();
          enter(TaskStatus.STOPPING, NEVER);
        }
      }
      case STOPPING -> {
        containers.settle(now);
        if (containers.allStopped()) {
          leaveHost(now);
        }
      }
      case DEPROVISIONING -> {
        if (stageEnds <= now) {
          enter(TaskStatus.STOPPED, NEVER);
        }
      }
      case STOPPED, DELETED -> {}
    }
  }

  private void advanceProvisioning(long now) {
    boolean failed = fault == StartFault.NETWORK_INTERFACE || fault == StartFault.VOLUME;
    if (stopWanted) {
      endBeforeContainers(now);
    } else if (stageEnds <= now && failed) {
      boolean network = fault == StartFault.NETWORK_INTERFACE;
      fail(network ? Reason.NO_INTERFACE : Reason.NO_VOLUME);
      endBeforeContainers(now);
    } else if (stageEnds <= now) {
      enter(TaskStatus.PENDING, NEVER);
    }
  }

  private void advancePending(long now) {
    if (!stopWanted && setup.plan().lacking().contains(RolePermission.READ_SECRETS)) {
      fail(Reason.NO_SECRETS);
      endBeforeContainers(now);
      return;
    }
    if (stopWanted) {
      containers.stop();
    }
    containers.settle(now);
    if (containers.isStopping()) {
      noteEnd();
      if (containers.anyUp()) {
        enter(TaskStatus.STOPPING, NEVER);
      } else {
        leaveHost(now);
      }
    } else if (containers.allStarted()) {
      if (setup.path().behindLoadBalancer()) {
        enter(TaskStatus.ACTIVATING, now + times.activate());
      } else {
        enter(TaskStatus.RUNNING, NEVER);
      }
    }
  }

  private boolean isEnding() {
    return stopWanted || containers.isStopping();
  }

  /** From the load balancer first; only then the containers that still run are stopped. */
  private void leaveRunning(long now) {
    noteEnd();
    if (setup.path().behindLoadBalancer()) {
      enter(TaskStatus.DEACTIVATING, now + times.deactivate());
    } else {
      containers.stop();
      enter(TaskStatus.STOPPING, NEVER);
    }
  }

  private void endBeforeContainers(long now) {
    containers.stop();
    containers.settle(now);
    leaveHost(now);
  }

  private void leaveHost(long now) {
    if (setup.path().attached()) {
      enter(TaskStatus.DEPROVISIONING, now + times.deprovision());
    } else {
      enter(TaskStatus.STOPPED, NEVER);
    }
  }

  /** Why the task ends, unless somebody else has stopped it. */
  private void noteEnd() {
    ContainerRun ender = containers.ender();
    if (stopWanted || ender == null) {
      return;
    }
    if (ender.hasStarted()) {
      stopCode = StopCode.ESSENTIAL_CONTAINER_EXITED;
      stoppedReason = Reason.ESSENTIAL_EXITED;
    } else {
      fail(Reason.FAILED_TO_START);
    }
  }

  private void fail(String reason) {
    stopCode = StopCode.TASK_FAILED_TO_START;
    stoppedReason = reason;
  }

  private void enter(TaskStatus next, long until) {
    ContainerRun ender = containers.ender();
    int exitCode = ender == null ? ContainerRun.NO_EXIT_CODE : ender.exitCode;
    steps.add(new TaskStep.StatusChanged(state.lastStatus(), next, exitCode));
    state = state.moveTo(next);
    stageEnds = until;
  }
}
