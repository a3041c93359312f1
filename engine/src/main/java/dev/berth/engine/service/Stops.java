package dev.berth.engine.service;

/** Why services stop tasks, in the words of the tasks' stoppedReason. */
final class Stops {
  private Stops() {}

  /** Makes a stoppedReason for a task. */
  interface Reason {
    String of(Member member);
  }

  /** There are more tasks than there are to be. */
  static String byScaling(Member member) {
    return "Scaling activity initiated by (deployment " + member.rollout().id() + ")";
  }

  /** The task is unhealthy. */
  static String byHealth(Member member) {
    return "Task failed container health checks";
  }
}
