package dev.berth.scenarios.spec;

/** How a task's containers reach the network, in the words of ECS. */
public enum NetworkModeSpec {
  NONE,
  BRIDGE,
  HOST,
  AWSVPC,
  /** The network address translation of Windows; elsewhere the same as bridge. */
  DEFAULT
}
