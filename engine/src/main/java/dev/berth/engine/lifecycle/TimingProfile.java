package dev.berth.engine.lifecycle;

import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.Distribution.LogNormal;
import dev.berth.engine.random.Distribution.Shifted;
import dev.berth.engine.random.Distribution.Uniform;

/**
 * How long the stages of a task's life take, in seconds.
 *
 * @param name how reports call the profile
 * @param network one way between control plane and agents; its minimum is what lanes run ahead by
 * @param provision in PROVISIONING: the network interface is created and attached
 * @param start in PENDING: image pull, container creation and start
 * @param activate in ACTIVATING: target group and service discovery registration
 * @param deactivate in DEACTIVATING: the same undone
 * @param stop in STOPPING: from the stop signal, or the container's own end, to its clean exit
 * @param deprovision in DEPROVISIONING: the network interface is detached
 * @param retention how long a stopped task can still be described
 * @param agentLoss from when an agent is cut off until the control plane misses it
 * @param attachVolume in PROVISIONING: an EBS volume is created and attached, as RunTask asks
 * @param detachVolume in DEPROVISIONING: it is detached, and deleted
 */
public record TimingProfile(
    String name,
    Distribution network,
    Distribution provision,
    Distribution start,
    Distribution activate,
    Distribution deactivate,
    Distribution stop,
    Distribution deprovision,
    Distribution retention,
    Distribution agentLoss,
    Distribution attachVolume,
    Distribution detachVolume) {
  private static final Constant ZERO = new Constant(0);

  private static final Constant HOUR = new Constant(3600);

  /** Every stage takes no time: for exact replays and for queueing theory. */
  public static final TimingProfile INSTANT =
      new TimingProfile("instant", ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO);

  /**
   * Durations as measured on EC2-backed clusters: interface attachment takes several seconds, a
   * start with a partly cached image around ten, and ECS keeps stopped tasks for one hour. How long
   * volumes take, and until an agent is missed, is assumed.
   */
  public static final TimingProfile REALISTIC =
      new TimingProfile(
          "realistic",
          new Shifted(0.02, new LogNormal(0.01, 0.5)),
          new LogNormal(4, 0.35),
          new LogNormal(8, 0.6),
          new LogNormal(5, 0.3),
          new LogNormal(15, 0.3),
          new LogNormal(0.5, 0.8),
          new LogNormal(3, 0.35),
          HOUR,
          new Uniform(60, 180),
          new LogNormal(10, 0.4),
          new LogNormal(6, 0.4));

  /** A profile in which agents are missed at once, and volumes take no time. */
  public TimingProfile(
      String name,
      Distribution network,
      Distribution provision,
      Distribution start,
      Distribution activate,
      Distribution deactivate,
      Distribution stop,
      Distribution deprovision,
      Distribution retention) {
    this(
        name,
        network,
        provision,
        start,
        activate,
        deactivate,
        stop,
        deprovision,
        retention,
        ZERO,
        ZERO,
        ZERO);
  }

  /**
   * Every stage takes a moment that somebody who watches can wait for: for live servers and the
   * tests of those who call them.
   */
  public static final TimingProfile BRISK =
      new TimingProfile(
          "brisk",
          new Constant(0.005),
          new Uniform(0.3, 0.6),
          new Uniform(0.8, 1.6),
          new Uniform(0.5, 1),
          new Uniform(0.5, 1),
          new Uniform(0.2, 0.5),
          new Uniform(0.2, 0.4),
          HOUR);

  /**
   * The same where stopped tasks can be described for an hour, if they were forgotten at once: for
   * those who look at tasks from time to time.
   */
  public TimingProfile keepingStopped() {
    return retention.equals(ZERO)
        ? new TimingProfile(
            name,
            network,
            provision,
            start,
            activate,
            deactivate,
            stop,
            deprovision,
            HOUR,
            agentLoss,
            attachVolume,
            detachVolume)
        : this;
  }

  /**
   * The same for tasks on Fargate. Measured ones take 11 s and more until their interface is there
   * and the pull begins, and pull every image anew; a profile of one's own counts as it is.
   */
  public TimingProfile onFargate() {
    return name.equals(REALISTIC.name)
        ? new TimingProfile(
            name,
            network,
            new LogNormal(12, 0.35),
            new LogNormal(12, 0.5),
            activate,
            deactivate,
            stop,
            deprovision,
            retention,
            agentLoss,
            attachVolume,
            detachVolume)
        : this;
  }

  /** How long a task stays in a state; for RUNNING its container decides, not the profile. */
  public Distribution stage(TaskStatus status) {
    return switch (status) {
      case PROVISIONING -> provision;
      case PENDING -> start;
      case ACTIVATING -> activate;
      case DEACTIVATING -> deactivate;
      case STOPPING -> stop;
      case DEPROVISIONING -> deprovision;
      case STOPPED -> retention;
      case RUNNING, DELETED ->
          throw new IllegalArgumentException("no timing of its own: " + status);
    };
  }
}
