package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.random.Distribution;

/** How long a task stays in the stages that its containers do not decide on, in nanoseconds. */
final class StageTimes {
  /** How long a task waits for its network interface or volume before it gives up. */
  private static final long ATTACHMENT_TIMEOUT = 300 * ContainerRun.SECOND;

  private final TaskRun.Setup setup;
  private final StartFault fault;

  StageTimes(TaskRun.Setup setup, StartFault fault) {
    this.setup = setup;
    this.fault = fault;
  }

  /** What goes wrong with this task; what it does not have does not go wrong. */
  static StartFault fault(TaskRun.Setup setup) {
    ContainerPlan plan = setup.plan();
    StartFault drawn = plan.faults().draw(setup.chance().faults());
    boolean possible =
        switch (drawn) {
          case NETWORK_INTERFACE -> plan.networkMode() == NetworkMode.AWSVPC;
          case VOLUME -> plan.volume() != null;
          case NONE, PULL_REFUSED, PULL_NO_MANIFEST, PULL_STALLED, CONTAINER_START -> true;
        };
    return possible ? drawn : StartFault.NONE;
  }

  long provision() {
    if (fault == StartFault.NETWORK_INTERFACE || fault == StartFault.VOLUME) {
      return ATTACHMENT_TIMEOUT;
    }
    VolumeTimes volume = setup.plan().volume();
    long attached = volume == null ? 0 : sample(volume.attach());
    return Math.max(attached, ofInterface(setup.timing().provision()));
  }

  long deprovision() {
    VolumeTimes volume = setup.plan().volume();
    long detached = volume == null ? 0 : sample(volume.detach());
    return Math.max(detached, ofInterface(setup.timing().deprovision()));
  }

  long activate() {
    return sample(setup.timing().activate());
  }

  long deactivate() {
    return sample(setup.timing().deactivate());
  }

  private long ofInterface(Distribution time) {
    return setup.plan().networkMode() == NetworkMode.AWSVPC ? sample(time) : 0;
  }

  private long sample(Distribution seconds) {
    return seconds.sampleNanos(setup.chance().timing());
  }
}
