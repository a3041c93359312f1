package dev.berth.engine.lifecycle;

import dev.berth.engine.model.TaskStatus;
import java.util.List;

/**
 * Which of the optional states a task passes.
 *
 * @param networkInterface whether it has an elastic network interface of its own (awsvpc), which
 *     brings PROVISIONING and DEPROVISIONING
 * @param behindLoadBalancer whether it is registered with a target group or service discovery,
 *     which brings ACTIVATING and DEACTIVATING
 */
public record TaskPath(boolean networkInterface, boolean behindLoadBalancer) {
  /** Every path there is, by {@link #index}. */
  static final List<TaskPath> ALL =
      List.of(
          new TaskPath(false, false),
          new TaskPath(false, true),
          new TaskPath(true, false),
          new TaskPath(true, true));

  /** The path of a task, of which each exists once. */
  public static TaskPath of(boolean networkInterface, boolean behindLoadBalancer) {
    return ALL.get(index(networkInterface, behindLoadBalancer));
  }

  /** The state a new task is created in. */
  public TaskStatus first() {
    return networkInterface ? TaskStatus.PROVISIONING : TaskStatus.PENDING;
  }

  /** The state after this one, once all it waits for is done. */
  TaskStatus after(TaskStatus status) {
    return switch (status) {
      case PROVISIONING -> TaskStatus.PENDING;
      case PENDING -> behindLoadBalancer ? TaskStatus.ACTIVATING : TaskStatus.RUNNING;
      case ACTIVATING -> TaskStatus.RUNNING;
      case RUNNING -> behindLoadBalancer ? TaskStatus.DEACTIVATING : TaskStatus.STOPPING;
      case DEACTIVATING -> TaskStatus.STOPPING;
      case STOPPING -> networkInterface ? TaskStatus.DEPROVISIONING : TaskStatus.STOPPED;
      case DEPROVISIONING -> TaskStatus.STOPPED;
      case STOPPED, DELETED -> TaskStatus.DELETED;
    };
  }

  /** The state a task goes to that is told to stop in this one. */
  TaskStatus onStop(TaskStatus status) {
    return switch (status) {
      case PROVISIONING, PENDING ->
          networkInterface ? TaskStatus.DEPROVISIONING : TaskStatus.STOPPED;
      case ACTIVATING, RUNNING ->
          behindLoadBalancer ? TaskStatus.DEACTIVATING : TaskStatus.STOPPING;
      case DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED, DELETED -> status;
    };
  }

  int index() {
    return index(networkInterface, behindLoadBalancer);
  }

  private static int index(boolean networkInterface, boolean behindLoadBalancer) {
    return (networkInterface ? 2 : 0) + (behindLoadBalancer ? 1 : 0);
  }
}
