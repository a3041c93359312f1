package dev.berth.engine.lifecycle.container;

/** What the execution role of a task is used for around the start of its containers. */
public enum RolePermission {
  /** To pull images from a private registry. */
  PULL_IMAGES,
  /** To read the secrets that containers get. */
  READ_SECRETS,
  /** To write logs. */
  WRITE_LOGS
}
