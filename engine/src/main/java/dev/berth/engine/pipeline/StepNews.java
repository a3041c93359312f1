package dev.berth.engine.pipeline;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something that a step has done or seen, one line of its log. Tasks are named by their ARN. */
public sealed interface StepNews {
  /** The step begins. */
  record Began() implements StepNews {}

  /** A revision was registered. */
  record Registered(String taskDefinition) implements StepNews {}

  /** ECS refused a call. */
  record Refused(String operation, String exception, String message) implements StepNews {}

  /** A task was created. */
  record Created(String task, String taskDefinition, String lastStatus) implements StepNews {}

  /**
   * There was no room for tasks.
   *
   * @param reasons what excluded how many instances
   */
  record NotPlaced(int tasks, String reasons) implements StepNews {}

  /**
   * A task was seen in another status.
   *
   * @param instance its container instance's ARN, once it has one
   */
  record StatusSeen(String task, String lastStatus, @Nullable String instance)
      implements StepNews {}

  /**
   * A container was seen to have exited.
   *
   * @param exitCode {@code null} if it never ran
   */
  record ContainerExited(
      String task,
      String container,
      boolean essential,
      @Nullable Integer exitCode,
      @Nullable String reason)
      implements StepNews {
    private String line() {
      return "container %s%s of task %s "
              .formatted(container, essential ? "" : ", not essential,", shortName(task))
          + (exitCode == null ? "did not run" : "exited with " + exitCode)
          + (reason == null ? "" : ": " + reason);
    }
  }

  /** A task was seen STOPPED. */
  record TaskStopped(String task, @Nullable String stopCode, @Nullable String stoppedReason)
      implements StepNews {}

  /** So many tasks had not stopped in time. */
  record TimedOut(int tasks) implements StepNews {}

  /** A task was told to stop. */
  record StopAsked(String task) implements StepNews {}

  /** The step has failed and undoes what it can. */
  record RollBackBegan() implements StepNews {}

  /** A revision was deregistered. */
  record Deregistered(String taskDefinition) implements StepNews {}

  /**
   * The step has come to its end.
   *
   * @param exitCode of the first essential container that failed, or 0; {@code null} if none exited
   * @param rolledBack whether a roll-back was done, and succeeded
   */
  record Ended(StepResult result, @Nullable Integer exitCode, boolean rolledBack)
      implements StepNews {}

  /** One line for people. */
  default String text() {
    return switch (this) {
      case Began() -> "begins";
      case Registered(String definition) -> "registered " + shortName(definition);
      case Refused(String operation, String exception, String message) ->
          "%s refused: %s: %s".formatted(operation, exception, message);
      case Created(String task, String definition, String lastStatus) ->
          "task %s created of %s: %s".formatted(shortName(task), shortName(definition), lastStatus);
      case NotPlaced(int tasks, String reasons) ->
          "%s not placed: %s".formatted(tasks(tasks), reasons);
      case StatusSeen(String task, String lastStatus, String instance) ->
          "task %s is %s".formatted(shortName(task), lastStatus)
              + (instance == null ? "" : " on " + shortName(instance));
      case ContainerExited exited -> exited.line();
      case TaskStopped(String task, String stopCode, String stoppedReason) ->
          "task %s STOPPED: %s: %s"
              .formatted(
                  shortName(task),
                  stopCode == null ? "no stopCode" : stopCode,
                  stoppedReason == null ? "no reason" : stoppedReason);
      case TimedOut(int tasks) -> tasks(tasks) + " not stopped in time";
      case StopAsked(String task) -> "task %s told to stop".formatted(shortName(task));
      case RollBackBegan() -> "rolls back";
      case Deregistered(String definition) -> "deregistered " + shortName(definition);
      case Ended(StepResult result, Integer exitCode, boolean rolledBack) ->
          result.name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + (exitCode == null ? "" : ", exit code " + exitCode)
              + (rolledBack ? ", rolled back" : "");
    };
  }

  private static String tasks(int number) {
    return number == 1 ? "1 task" : number + " tasks";
  }

  /** The last part of an ARN. */
  private static String shortName(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
