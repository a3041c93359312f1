package dev.berth.engine.record;

/** Something that has happened to a service. */
public sealed interface ServiceNews {
  /** It was created. */
  record Created(String schedulingStrategy) implements ServiceNews {}

  /** Its scheduler has told something, in ECS's words. */
  record Told(String message) implements ServiceNews {}

  /**
   * It begins to go to a revision.
   *
   * @param deployment such as {@code ecs-svc/1234567890123456789}
   * @param taskDefinition family and revision
   */
  record DeploymentBegan(String deployment, String taskDefinition) implements ServiceNews {}

  /**
   * A deployment has come to its end.
   *
   * @param state COMPLETED, FAILED or STOPPED
   * @param rolledBack whether this one was what another was rolled back to
   */
  record DeploymentEnded(String deployment, String state, boolean rolledBack, long nanos)
      implements ServiceNews {}

  /** A deployment has failed, and the service goes back to an earlier one. */
  record RollBackBegan(String failed, String deployment) implements ServiceNews {}

  /**
   * How many tasks it is to have, and has running, on their way and healthy; those that it stops do
   * not count.
   */
  record Counted(int desired, int running, int pending, int healthy) implements ServiceNews {}

  /** It has reached a steady state, so long after it had left the last one or was created. */
  record Steadied(long nanos) implements ServiceNews {}

  /** It is not in a steady state any more. */
  record Unsettled() implements ServiceNews {}

  /** It is being deleted, or is so. */
  record Deleted(String status) implements ServiceNews {}

  /** A call about it that came with the world was refused. */
  record Refused(String operation, String exception, String message) implements ServiceNews {}

  /** One line for people. */
  default String text() {
    return switch (this) {
      case Created(String strategy) -> "created, " + strategy;
      case Told(String message) -> message;
      case DeploymentBegan(String deployment, String definition) ->
          "deployment %s of %s begins".formatted(deployment, definition);
      case DeploymentEnded(String deployment, String state, _, _) ->
          "deployment %s %s".formatted(deployment, state);
      case RollBackBegan(String failed, String deployment) ->
          "deployment %s is rolled back to %s".formatted(failed, deployment);
      case Counted(int desired, int running, int pending, int healthy) ->
          "%d desired, %d running, %d pending, %d healthy"
              .formatted(desired, running, pending, healthy);
      case Steadied(_) -> "steady";
      case Unsettled() -> "not steady any more";
      case Deleted(String status) -> status;
      case Refused(String operation, String exception, String message) ->
          "%s refused: %s: %s".formatted(operation, exception, message);
    };
  }
}
