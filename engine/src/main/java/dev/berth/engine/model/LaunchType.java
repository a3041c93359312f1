package dev.berth.engine.model;

/** On what a task runs. */
public enum LaunchType {
  /** Container instances of the cluster. */
  EC2,
  /** Capacity that is AWS's; not simulated, but requests for it are checked. */
  FARGATE
}
