package dev.berth.engine.model;

/** Why a task stopped, in the words of the API. */
public enum StopCode {
  TASK_FAILED_TO_START("TaskFailedToStart"),
  ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited"),
  USER_INITIATED("UserInitiated");

  private final String wireName;

  StopCode(String wireName) {
    this.wireName = wireName;
  }

  /** The value as ECS writes it. */
  public String wireName() {
    return wireName;
  }
}
