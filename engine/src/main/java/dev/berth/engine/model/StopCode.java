package dev.berth.engine.model;

/** Why a task was stopped, by ECS's codes. */
public enum StopCode {
  TASK_FAILED_TO_START("TaskFailedToStart"),
  USER_INITIATED("UserInitiated");

  private final String text;

  StopCode(String text) {
    this.text = text;
  }

  /** The code as ECS writes it. */
  public String text() {
    return text;
  }
}
