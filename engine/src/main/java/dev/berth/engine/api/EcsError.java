package dev.berth.engine.api;

import java.util.List;

/**
 * A request that ECS answers with an exception instead of a result, as a value: nothing has been
 * done. The records bear ECS's names of the exceptions.
 */
public sealed interface EcsError {
  /** What ECS says; in its own words where they are known. */
  String message();

  /** ECS's name of the exception. */
  default String exception() {
    return getClass().getSimpleName();
  }

  /** The caller is not allowed to do this. */
  record AccessDeniedException(String message) implements EcsError {}

  /** A resource would have more attributes than it may have. */
  record AttributeLimitExceededException(String message) implements EcsError {}

  /** The caller may not do this, or not now. */
  record ClientException(String message) implements EcsError {}

  /** A cluster that still has container instances cannot be deleted. */
  record ClusterContainsContainerInstancesException(String message) implements EcsError {}

  /** A cluster that still has tasks cannot be deleted. */
  record ClusterContainsTasksException(String message) implements EcsError {}

  /** There is no such cluster. */
  record ClusterNotFoundException(String message) implements EcsError {
    /** The error in ECS's words. */
    public static final ClusterNotFoundException NOT_FOUND =
        new ClusterNotFoundException("Cluster not found.");
  }

  /**
   * A client token came again with another request.
   *
   * @param resourceIds ARNs of the tasks that the first request started
   */
  record ConflictException(String message, List<String> resourceIds) implements EcsError {
    public ConflictException {
      resourceIds = List.copyOf(resourceIds);
    }
  }

  /** A parameter is not what it may be. */
  record InvalidParameterException(String message) implements EcsError {}

  /** A quota of the account is used up. */
  record LimitExceededException(String message) implements EcsError {}

  /** Nobody knows which version an agent has. */
  record MissingVersionException(String message) implements EcsError {}

  /** An agent has the newest version already. */
  record NoUpdateAvailableException(String message) implements EcsError {}

  /** A task definition asks for what the platform version does not have. */
  record PlatformTaskDefinitionIncompatibilityException(String message) implements EcsError {}

  /** There is no such platform version. */
  record PlatformUnknownException(String message) implements EcsError {}

  /** Something is still in use. */
  record ResourceInUseException(String message) implements EcsError {}

  /** There is no such resource. */
  record ResourceNotFoundException(String message) implements EcsError {}

  /** A cluster that still has services cannot be deleted. */
  record ClusterContainsServicesException(String message) implements EcsError {}

  /** There is no such deployment of a service. */
  record ServiceDeploymentNotFoundException(String message) implements EcsError {}

  /** The service is being deleted, or was. */
  record ServiceNotActiveException(String message) implements EcsError {
    /** The error in ECS's words. */
    public static final ServiceNotActiveException NOT_ACTIVE =
        new ServiceNotActiveException("Service was not ACTIVE.");
  }

  /** There is no such service. */
  record ServiceNotFoundException(String message) implements EcsError {
    /** The error in ECS's words. */
    public static final ServiceNotFoundException NOT_FOUND =
        new ServiceNotFoundException("Service not found.");
  }

  /** Something is wrong on ECS's side. */
  record ServerException(String message) implements EcsError {}

  /** There is no such target of an attribute. */
  record TargetNotFoundException(String message) implements EcsError {}

  /** The caller has made too many calls in too short a time. */
  record ThrottlingException(String message) implements EcsError {
    /** The error in ECS's words. */
    public static final ThrottlingException RATE_EXCEEDED =
        new ThrottlingException("Rate exceeded");
  }

  /** ECS does not do this here. */
  record UnsupportedFeatureException(String message) implements EcsError {}

  /** An agent is being updated already. */
  record UpdateInProgressException(String message) implements EcsError {}
}
