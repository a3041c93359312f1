package dev.berth.engine.model;

/**
 * The states of a task's {@code lastStatus}, in the order in which a task passes them. States that
 * do not apply to a task are skipped; none is ever entered again.
 */
public enum TaskStatus {
  PROVISIONING,
  PENDING,
  ACTIVATING,
  RUNNING,
  DEACTIVATING,
  STOPPING,
  DEPROVISIONING,
  STOPPED,
  DELETED;

  /** Whether ECS allows the step from this state to {@code next}. */
  public boolean canBecome(TaskStatus next) {
    return switch (this) {
      case PROVISIONING -> next == PENDING || next == DEPROVISIONING || next == STOPPED;
      case PENDING ->
          next == ACTIVATING
              || next == RUNNING
              || next == STOPPING
              || next == DEPROVISIONING
              || next == STOPPED;
      case ACTIVATING -> next.ordinal() > ordinal() && next != DELETED;
      case RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING ->
          next.ordinal() > ordinal() && next != DELETED;
      case STOPPED -> next == DELETED;
      case DELETED -> false;
    };
  }

  /** Whether a task in this state is on its way out: its containers are stopping or gone. */
  public boolean isStopping() {
    return ordinal() >= DEACTIVATING.ordinal();
  }
}
