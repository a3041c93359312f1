package dev.berth.engine.model;

/** Why a task was stopped, by ECS's codes. */
public enum StopCode {
  TASK_FAILED_TO_START("TaskFailedToStart"),
  USER_INITIATED("UserInitiated"),
  ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited"),
  SERVICE_SCHEDULER_INITIATED("ServiceSchedulerInitiated"),
  SPOT_INTERRUPTION("SpotInterruption"),
  TERMINATION_NOTICE("TerminationNotice");

  private final String text;

  StopCode(String text) {
    this.text = text;
  }

  /** The code as ECS writes it. */
  public String text() {
    return text;
  }
}
