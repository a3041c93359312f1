package dev.berth.engine.lifecycle.container;

/** How a container can change. */
public enum ContainerChange {
  /** It has started. */
  STARTED,
  /** It has exited, by itself or because it was told to. */
  EXITED,
  /** It has exited and was started again in its place. */
  RESTARTED,
  /** It will not be started any more. */
  NOT_STARTED,
  /** Its health check passes. */
  HEALTHY,
  /** Its health check has failed too often. */
  UNHEALTHY
}
