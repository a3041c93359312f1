package dev.berth.engine.capacity;

import java.util.Locale;

/** The states of an instance in an Auto Scaling group, in EC2's words. */
public enum LifecycleState {
  WARMED_PENDING("Warmed:Pending"),
  WARMED_STOPPED("Warmed:Stopped"),
  WARMED_RUNNING("Warmed:Running"),
  WARMED_HIBERNATED("Warmed:Hibernated"),
  PENDING("Pending"),
  PENDING_WAIT("Pending:Wait"),
  PENDING_PROCEED("Pending:Proceed"),
  IN_SERVICE("InService"),
  TERMINATING("Terminating"),
  TERMINATING_WAIT("Terminating:Wait"),
  TERMINATING_PROCEED("Terminating:Proceed"),
  TERMINATED("Terminated");

  private final String word;

  LifecycleState(String word) {
    this.word = word;
  }

  /** EC2's word. */
  public String word() {
    return word;
  }

  /** Whether it counts towards the group's desired capacity. */
  public boolean counts() {
    return switch (this) {
      case PENDING, PENDING_WAIT, PENDING_PROCEED, IN_SERVICE -> true;
      default -> false;
    };
  }

  /** Whether it is in the warm pool. */
  public boolean isWarm() {
    return name().toLowerCase(Locale.ROOT).startsWith("warmed");
  }

  /** Whether it is ready to leave the warm pool. */
  public boolean isPrepared() {
    return isWarm() && this != WARMED_PENDING;
  }
}
