package dev.berth.engine.schedule;

/** Whose expressions: the services differ in what they take. */
public enum ScheduleDialect {
  /** Rules of EventBridge: rate and cron, in UTC. */
  RULE(false, false),
  /** EventBridge Scheduler: also at, and cron without a year. */
  SCHEDULER(true, true),
  /** Scheduled actions of Application Auto Scaling. */
  SCALING(true, false);

  private final boolean takesAt;
  private final boolean yearIsOptional;

  ScheduleDialect(boolean takesAt, boolean yearIsOptional) {
    this.takesAt = takesAt;
    this.yearIsOptional = yearIsOptional;
  }

  boolean takesAt() {
    return takesAt;
  }

  /** The API says six fields, the guide five or six. */
  boolean yearIsOptional() {
    return yearIsOptional;
  }
}
