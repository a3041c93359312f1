package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.ContainerDependency;

/**
 * Reasons as ECS gives them: its prefixes and fixed sentences, with berth's words behind a colon.
 */
final class Reason {
  static final String ESSENTIAL_EXITED = "Essential container in task exited";
  static final String FAILED_TO_START = "Task failed to start";
  static final String NO_INTERFACE =
      "Timeout waiting for network interface provisioning to complete.";
  static final String NO_VOLUME = "Timeout waiting for EphemeralStorage provisioning to complete.";
  static final String NO_SECRETS =
      "ResourceInitializationError: unable to pull secrets or registry auth: the execution role"
          + " has no permission to read them";

  static final String STOPPED_BEFORE_PULL =
      "TaskStoppedBeforePullBeginError: the task was stopped before the pull of the image began";

  private static final String CANNOT_START = "CannotStartContainerError: ";
  private static final String CANNOT_PULL = "CannotPullContainerError: ";

  static final String START_FAILED = CANNOT_START + "the container runtime refused";
  static final String NO_PORT = CANNOT_START + "a host port that it needs is taken";
  static final String NO_LOGS =
      CANNOT_START
          + "failed to initialize logging driver: the execution role has no permission to write"
          + " logs";

  private Reason() {}

  static String dependency(ContainerDependency dependency, boolean timedOut) {
    return CANNOT_START
        + "dependency on container '%s' to be %s %s"
            .formatted(
                dependency.container(),
                dependency.condition(),
                timedOut ? "timed out" : "can no longer be fulfilled");
  }

  static String pull(PullFailure failure, String image) {
    return CANNOT_PULL
        + switch (failure) {
          case REFUSED -> "the registry refused '" + image + "'";
          case NOT_PERMITTED -> "the execution role has no permission to pull '" + image + "'";
          case NO_MANIFEST -> "no manifest of '" + image + "' within a minute";
          case INACTIVE -> "the pull of '" + image + "' made no progress for a minute";
          case TIMED_OUT -> "the pull of '" + image + "' took longer than two hours";
        };
  }
}
