package dev.berth.engine.api;

/**
 * A request that ECS answers with an exception instead of a result, as a value: nothing has been
 * done.
 */
public sealed interface EcsError {
  /** What ECS says; in its own words where they are known. */
  String message();

  /** ECS's name of the exception. */
  default String exception() {
    return switch (this) {
      case ClientException _ -> "ClientException";
      case ClusterNotFoundException _ -> "ClusterNotFoundException";
      case InvalidParameterException _ -> "InvalidParameterException";
    };
  }

  /** The caller may not do this, or not now. */
  record ClientException(String message) implements EcsError {}

  /** There is no such cluster. */
  record ClusterNotFoundException(String message) implements EcsError {
    /** The error in ECS's words. */
    public static final ClusterNotFoundException NOT_FOUND =
        new ClusterNotFoundException("Cluster not found.");
  }

  /** A parameter is not what it may be. */
  record InvalidParameterException(String message) implements EcsError {}
}
