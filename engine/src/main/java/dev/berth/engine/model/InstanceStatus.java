package dev.berth.engine.model;

/** Where a container instance stands in its cluster; only an ACTIVE one receives tasks. */
public enum InstanceStatus {
  REGISTERING,
  REGISTRATION_FAILED,
  ACTIVE,
  DRAINING,
  DEREGISTERING,
  INACTIVE
}
