package dev.berth.engine.service;

/** One of a service's deployments, as ECS lists them with the service: a revision on its way. */
final class Rollout {
  private final String id;
  private final Revision revision;
  private final long createdAt;
  private StartThrottle throttle;
  private final ServiceRules rules;
  private long updatedAt;
  private State state = State.IN_PROGRESS;
  private String reason;
  private int failedTasks;
  private int failedOfAll;
  private int desiredBefore;
  private boolean completedOnce;

  /** How far it is. */
  enum State {
    IN_PROGRESS,
    COMPLETED,
    FAILED
  }

  Rollout(String id, Revision revision, ServiceRules rules, long now) {
    this.id = id;
    this.revision = revision;
    this.rules = rules;
    createdAt = now;
    updatedAt = now;
    throttle = new StartThrottle(rules.longestWaitNanos());
    reason = "ECS deployment " + id + " in progress.";
  }

  /** Such as {@code ecs-svc/1234567890123456789}. */
  String id() {
    return id;
  }

  Revision revision() {
    return revision;
  }

  long createdAt() {
    return createdAt;
  }

  long updatedAt() {
    return updatedAt;
  }

  State state() {
    return state;
  }

  /** In ECS's words. */
  String reason() {
    return reason;
  }

  StartThrottle throttle() {
    return throttle;
  }

  /** How many of its tasks have failed since one was healthy. */
  int failedTasks() {
    return failedTasks;
  }

  /** How many of its tasks have failed at all. */
  int failedOfAll() {
    return failedOfAll;
  }

  /** How many tasks the service wanted when this was no longer its newest deployment. */
  int desiredBefore() {
    return desiredBefore;
  }

  /** Whether it has ever been completed: a roll-back may lead to it. */
  boolean hasBeenCompleted() {
    return completedOnce;
  }

  /** A task of it has failed. */
  void taskFailed() {
    failedTasks++;
    failedOfAll++;
  }

  /** A task of it is healthy. */
  void taskHealthy() {
    failedTasks = 0;
  }

  /** Another one takes its place. */
  void supersede(int desired, long now) {
    desiredBefore = desired;
    updatedAt = now;
  }

  void complete(long now) {
    completedOnce = true;
    enter(State.COMPLETED, "ECS deployment " + id + " completed.", now);
  }

  void fail(String why, long now) {
    enter(State.FAILED, why, now);
  }

  /** The service goes back to it. */
  void resume(String why, long now) {
    failedTasks = 0;
    throttle = new StartThrottle(rules.longestWaitNanos());
    enter(State.IN_PROGRESS, why, now);
  }

  private void enter(State next, String why, long now) {
    state = next;
    reason = why;
    updatedAt = now;
  }
}
