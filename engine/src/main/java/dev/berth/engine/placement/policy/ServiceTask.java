package dev.berth.engine.placement.policy;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskStatus;

/**
 * A task of a service that is wanted RUNNING, as scale-in sees it.
 *
 * @param instance the number of its container instance
 * @param isOld whether it is of an earlier revision than the service's present one
 * @param isProtected whether scale-in must leave it alone (UpdateTaskProtection)
 */
public record ServiceTask(
    long task,
    int instance,
    TaskStatus lastStatus,
    boolean isOld,
    boolean isProtected,
    Resources demand) {
  /** Whether it has yet to reach RUNNING. */
  boolean isStarting() {
    return lastStatus.ordinal() < TaskStatus.RUNNING.ordinal();
  }
}
