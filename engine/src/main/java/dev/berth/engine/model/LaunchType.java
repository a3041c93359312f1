package dev.berth.engine.model;

/** On what a task runs. */
public enum LaunchType {
  /** Container instances of the cluster. */
  EC2,
  /** Hosts that are AWS's, one for each task. */
  FARGATE
}
