package dev.berth.engine.lifecycle.container;

import dev.berth.engine.lifecycle.container.ContainerRun.Phase;
import dev.berth.engine.model.HealthCheck;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.random.Distribution;
import java.util.List;

/** What happens to single containers of a task on their host, whatever the others do. */
final class ContainerWork {
  private static final long NEVER = ContainerRun.NEVER;

  private final TaskRun.Setup setup;
  private final ContainerPlan plan;
  private final StartFault fault;

  ContainerWork(TaskRun.Setup setup, StartFault fault) {
    this.setup = setup;
    this.fault = fault;
    plan = setup.plan();
  }

  /** Whether the execution role does not permit to pull images. */
  boolean mayNotPull() {
    return plan.lacking().contains(RolePermission.PULL_IMAGES);
  }

  /** What goes wrong with the pull of a container's image. */
  StartFault pullFault(ContainerRun container) {
    return strikes(container) && fault.isOfPull() ? fault : StartFault.NONE;
  }

  /** Why a container that was created does not start; empty if it does. Takes its ports. */
  String refusal(ContainerRun container) {
    if (strikes(container)) {
      if (fault == StartFault.CONTAINER_START) {
        return Reason.START_FAILED;
      }
      if (plan.lacking().contains(RolePermission.WRITE_LOGS)) {
        return Reason.NO_LOGS;
      }
    }
    NetworkMode mode = plan.networkMode();
    if (mode == NetworkMode.BRIDGE || mode == NetworkMode.HOST) {
      List<NetworkBinding> bindings =
          setup.ports().take(container.definition.portMappings(), mode == NetworkMode.HOST);
      if (bindings == null) {
        return Reason.NO_PORT;
      }
      container.bindings = bindings;
    }
    return "";
  }

  /** A container runs from now on; draws what it does. */
  void run(ContainerRun container, long now) {
    container.phase = Phase.RUNNING;
    container.firstStart = Math.min(container.firstStart, now);
    container.lastStart = now;
    container.exitCode = ContainerRun.NO_EXIT_CODE;
    container.due = NEVER;
    switch (container.behaviour.run()) {
      case ContainerBehaviour.Run.AsTask() -> {
        container.due = later(now, setup.runTimeNanos());
        container.exitOnDue = setup.exitCode();
      }
      case ContainerBehaviour.Run.UntilStopped() -> {}
      case ContainerBehaviour.Run.For(Distribution seconds, int exitCode) -> {
        container.due = later(now, seconds.sampleNanos(container.random));
        container.exitOnDue = exitCode;
      }
    }
    HealthCheck check = container.definition.healthCheck();
    container.health = check == null ? null : new HealthWatch(check, course(container, now));
  }

  private static HealthWatch.Course course(ContainerRun container, long now) {
    ContainerBehaviour.Health health = container.behaviour.health();
    Distribution until = health.until();
    long from = later(now, health.after().sampleNanos(container.random));
    long to = until == null ? NEVER : later(now, until.sampleNanos(container.random));
    return new HealthWatch.Course(now, from, to, health.hangs());
  }

  /** Sends SIGTERM, or lets a container go on to its own end if that comes first. */
  void terminate(ContainerRun container, long now) {
    int timeout = container.definition.stopTimeoutSeconds();
    int seconds = timeout > 0 ? timeout : setup.agent().stopTimeoutSeconds();
    long obeyed = NEVER;
    int code = TaskRun.SIGTERM_EXIT_CODE;
    switch (container.behaviour.onSigterm()) {
      case ContainerBehaviour.OnSigterm.InProfileTime() ->
          obeyed = now + setup.timing().stop().sampleNanos(setup.chance().timing());
      case ContainerBehaviour.OnSigterm.ExitsAfter(Distribution time, int exitCode) -> {
        obeyed = later(now, time.sampleNanos(container.random));
        code = exitCode;
      }
      case ContainerBehaviour.OnSigterm.Ignores() -> {}
    }
    long killed = now + seconds * ContainerRun.SECOND;
    if (obeyed > killed) {
      obeyed = killed;
      code = TaskRun.SIGKILL_EXIT_CODE;
    }
    container.phase = Phase.STOPPING;
    if (obeyed < container.due) {
      container.due = obeyed;
      container.exitOnDue = code;
    }
  }

  /** Whether the fault of the task is this container's. */
  private boolean strikes(ContainerRun container) {
    return container.index == plan.main();
  }

  private static long later(long now, long nanos) {
    return nanos >= NEVER - now ? NEVER : now + nanos;
  }
}
