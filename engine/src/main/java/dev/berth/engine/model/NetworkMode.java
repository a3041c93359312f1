package dev.berth.engine.model;

/** How a task's containers reach the network. */
public enum NetworkMode {
  NONE,
  BRIDGE,
  HOST,
  /** The task has an elastic network interface of its own. */
  AWSVPC
}
