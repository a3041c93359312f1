package dev.berth.engine.cluster;

import dev.berth.engine.model.StopCode;

/**
 * Why a task stops.
 *
 * @param reason its stoppedReason
 */
public record StopCause(StopCode code, String reason) {
  /** The longest reason that is kept. */
  public static final int LONGEST_REASON = 1024;

  /** Somebody called StopTask without saying why. */
  public static final StopCause BY_USER =
      new StopCause(StopCode.USER_INITIATED, "Task stopped by user");

  /** The task has come to its own end. */
  public static final StopCause ESSENTIAL_CONTAINER_EXITED =
      new StopCause(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");

  /** What the task runs on is taken out of service: the task is retired. */
  public static final StopCause RETIRED =
      new StopCause(
          StopCode.TERMINATION_NOTICE,
          "ECS is performing maintenance on the underlying infrastructure hosting the task");

  /** What the task runs on is taken away. */
  public static StopCause hostTerminated(String ec2InstanceId) {
    return new StopCause(
        StopCode.TERMINATION_NOTICE, "Host EC2 (instance %s) terminated.".formatted(ec2InstanceId));
  }

  /** AWS wants the host of a task on Fargate Spot back. */
  public static final StopCause SPOT_INTERRUPTED =
      new StopCause(StopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted.");

  public StopCause {
    reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }
}
