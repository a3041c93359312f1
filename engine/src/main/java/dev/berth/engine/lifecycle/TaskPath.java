package dev.berth.engine.lifecycle;

import dev.berth.engine.model.TaskStatus;
import java.util.List;

/**
 * Which of the optional states a task passes.
 *
 * @param attached whether something is attached to it, an elastic network interface of its own
 *     (awsvpc) or a volume, which brings PROVISIONING and DEPROVISIONING
 * @param behindLoadBalancer whether it is registered with a target group or service discovery,
 *     which brings ACTIVATING and DEACTIVATING
 */
public record TaskPath(boolean attached, boolean behindLoadBalancer) {
  /** Every path there is, by {@link #index}. */
  static final List<TaskPath> ALL =
      List.of(
          new TaskPath(false, false),
          new TaskPath(false, true),
          new TaskPath(true, false),
          new TaskPath(true, true));

  /** The path of a task, of which each exists once. */
  public static TaskPath of(boolean attached, boolean behindLoadBalancer) {
    return ALL.get(index(attached, behindLoadBalancer));
  }

  /** The state a new task is created in. */
  public TaskStatus first() {
    return attached ? TaskStatus.PROVISIONING : TaskStatus.PENDING;
  }

  /** The state after this one, once all it waits for is done. */
  TaskStatus after(TaskStatus status) {
    return switch (status) {
      case PROVISIONING -> TaskStatus.PENDING;
      case PENDING -> behindLoadBalancer ? TaskStatus.ACTIVATING : TaskStatus.RUNNING;
      case ACTIVATING -> TaskStatus.RUNNING;
      case RUNNING -> behindLoadBalancer ? TaskStatus.DEACTIVATING : TaskStatus.STOPPING;
      case DEACTIVATING -> TaskStatus.STOPPING;
      case STOPPING -> attached ? TaskStatus.DEPROVISIONING : TaskStatus.STOPPED;
      case DEPROVISIONING -> TaskStatus.STOPPED;
      case STOPPED, DELETED -> TaskStatus.DELETED;
    };
  }

  /** The state a task goes to that is told to stop in this one. */
  TaskStatus onStop(TaskStatus status) {
    return switch (status) {
      case PROVISIONING, PENDING -> attached ? TaskStatus.DEPROVISIONING : TaskStatus.STOPPED;
      case ACTIVATING, RUNNING ->
          behindLoadBalancer ? TaskStatus.DEACTIVATING : TaskStatus.STOPPING;
      case DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED, DELETED -> status;
    };
  }

  int index() {
    return index(attached, behindLoadBalancer);
  }

  private static int index(boolean attached, boolean behindLoadBalancer) {
    return (attached ? 2 : 0) + (behindLoadBalancer ? 1 : 0);
  }
}
